package nnet.runtime.kernel.formula;

import java.util.ArrayList;
import java.util.List;

/** Writes down a formula's steps in order; each method adds one and returns its target. */
final class FormulaBuilder {
  private final List<Step> steps = new ArrayList<>();

  Term add(Term a, Term b) {
    return step(Operation.ADD, a, b);
  }

  Term subtract(Term a, Term b) {
    return step(Operation.SUBTRACT, a, b);
  }

  Term multiply(Term a, Term b) {
    return step(Operation.MULTIPLY, a, b);
  }

  Term divide(Term a, Term b) {
    return step(Operation.DIVIDE, a, b);
  }

  Term fma(Term a, Term b, Term c) {
    return step(Operation.FMA, a, b, c);
  }

  Term maximum(Term a, Term b) {
    return step(Operation.MAXIMUM, a, b);
  }

  Term absolute(Term a) {
    return step(Operation.ABSOLUTE, a);
  }

  Term squareRoot(Term a) {
    return step(Operation.SQUARE_ROOT, a);
  }

  Term select(Term condition, Term yes, Term no) {
    return step(Operation.SELECT, condition, yes, no);
  }

  Term less(Term a, Term b) {
    return step(Operation.LESS, a, b);
  }

  Term greater(Term a, Term b) {
    return step(Operation.GREATER, a, b);
  }

  Term equal(Term a, Term b) {
    return step(Operation.EQUAL, a, b);
  }

  Term unequal(Term a, Term b) {
    return step(Operation.UNEQUAL, a, b);
  }

  Term bits(Term a) {
    return step(Operation.BITS, a);
  }

  Term fromBits(Term a) {
    return step(Operation.FROM_BITS, a);
  }

  Term wholeAdd(Term a, int b) {
    return step(Operation.WHOLE_ADD, a, new Term.Whole(b));
  }

  Term wholeSubtract(Term a, Term b) {
    return step(Operation.WHOLE_SUBTRACT, a, b);
  }

  Term and(Term a, int b) {
    return step(Operation.AND, a, new Term.Whole(b));
  }

  Term xor(Term a, Term b) {
    return step(Operation.XOR, a, b);
  }

  Term shiftLeft(Term a, int distance) {
    return step(Operation.SHIFT_LEFT, a, new Term.Whole(distance));
  }

  Term shiftRight(Term a, int distance) {
    return step(Operation.SHIFT_RIGHT, a, new Term.Whole(distance));
  }

  /** {@code c[0] + x (c[1] + x (c[2] + ...))}. */
  Term polynomial(Term x, float... coefficients) {
    Term value = real(coefficients[coefficients.length - 1]);
    for (int i = coefficients.length - 2; i >= 0; i--) {
      value = fma(value, x, real(coefficients[i]));
    }
    return value;
  }

  /** {@code magnitude} with the sign of {@code signed}; the magnitude must not be negative. */
  Term withSignOf(Term signed, Term magnitude) {
    Term sign = and(bits(signed), Integer.MIN_VALUE);
    return fromBits(xor(bits(magnitude), sign));
  }

  static Term real(float value) {
    return new Term.Real(value);
  }

  Formula finish(
      String name, int ulps, List<String> parameters, Term result, String documentation) {
    if (!(result instanceof Term.Name last)) {
      throw new IllegalArgumentException(name + " is a constant");
    }
    return new Formula(name, ulps, parameters, List.copyOf(steps), last.text(), documentation);
  }

  private Term step(Operation operation, Term... operands) {
    String target = "t" + (steps.size() + 1);
    steps.add(new Step(target, operation, List.of(operands)));
    return new Term.Name(target);
  }
}
