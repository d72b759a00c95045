package nnet.compiler.elaborate;

import java.util.Optional;
import nnet.compiler.elaborate.Item.Exact;
import nnet.compiler.elaborate.Item.Flag;
import nnet.compiler.elaborate.Item.Real;
import nnet.compiler.syntax.BinaryOperator;
import nnet.compiler.type.Dim;

/** Operators on what is known at compile time. */
final class Arithmetic {
  private static final int MOST_TERMS = 200;
  private static final int MOST_FACTORS = 64;
  private static final int MOST_BITS = 2048;

  private Arithmetic() {}

  static boolean isNumber(Item item) {
    return item instanceof Exact || item instanceof Real;
  }

  /** The value of a number whose sizes are all known. */
  static Optional<Double> real(Item item) {
    return switch (item) {
      case Exact exact when exact.value().isConstant() -> Optional.of(exact.value().real());
      case Real real -> Optional.of(real.value());
      default -> Optional.empty();
    };
  }

  /** The result of an operator on numbers; empty where it is not known or not defined. */
  static Optional<Item> binary(BinaryOperator operator, Item left, Item right) {
    if (left instanceof Exact a && right instanceof Exact b) {
      Optional<Item> exact = exact(operator, a.value(), b.value());
      if (exact.isPresent() && !isHuge(exact.get())) {
        return exact;
      }
    }
    Optional<Double> a = real(left);
    Optional<Double> b = real(right);
    return a.isPresent() && b.isPresent()
        ? Optional.of(real(operator, a.get(), b.get()))
        : Optional.empty();
  }

  /** Numbers that are multiplied by themselves again and again are kept exact for a while only. */
  private static boolean isHuge(Item item) {
    return item instanceof Exact number
        && (isHuge(number.value().numerator()) || isHuge(number.value().denominator()));
  }

  private static boolean isHuge(Dim size) {
    return size.terms().size() > MOST_TERMS
        || size.terms().entrySet().stream()
            .anyMatch(term ->
                term.getKey().size() > MOST_FACTORS || term.getValue().bitLength() > MOST_BITS);
  }

  private static Optional<Item> exact(BinaryOperator operator, Ratio a, Ratio b) {
    return switch (operator) {
      case ADD -> Optional.of(new Exact(a.plus(b)));
      case SUBTRACT -> Optional.of(new Exact(a.minus(b)));
      case MULTIPLY -> Optional.of(new Exact(a.times(b)));
      case DIVIDE -> a.over(b).map(Exact::new);
      case EQUAL -> equal(a, b).map(Flag::new);
      case NOT_EQUAL -> equal(a, b).map(same -> new Flag(!same));
      case LESS -> a.compare(b).map(order -> new Flag(order < 0));
      case LESS_EQUAL -> a.compare(b).map(order -> new Flag(order <= 0));
      case GREATER -> a.compare(b).map(order -> new Flag(order > 0));
      case GREATER_EQUAL -> a.compare(b).map(order -> new Flag(order >= 0));
      case POWER -> power(a, b).map(Exact::new);
      case REMAINDER, OR, AND, MATMUL -> Optional.empty();
    };
  }

  private static Optional<Boolean> equal(Ratio a, Ratio b) {
    return a.compare(b).map(order -> order == 0);
  }

  private static Optional<Ratio> power(Ratio base, Ratio exponent) {
    Optional<Long> times = exponent.isWhole() ? exponent.numerator().constant() : Optional.empty();
    if (times.isEmpty() || times.get() < 0 || times.get() > 64) {
      return Optional.empty();
    }
    Ratio result = Ratio.ONE;
    for (long i = 0; i < times.get(); i++) {
      result = result.times(base);
    }
    return Optional.of(result);
  }

  private static Item real(BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case ADD -> new Real(a + b);
      case SUBTRACT -> new Real(a - b);
      case MULTIPLY -> new Real(a * b);
      case DIVIDE -> new Real(a / b);
      case REMAINDER -> new Real(a - Math.floor(a / b) * b);
      case POWER -> new Real(StrictMath.pow(a, b));
      case EQUAL -> new Flag(a == b);
      case NOT_EQUAL -> new Flag(a != b);
      case LESS -> new Flag(a < b);
      case LESS_EQUAL -> new Flag(a <= b);
      case GREATER -> new Flag(a > b);
      case GREATER_EQUAL -> new Flag(a >= b);
      case OR, AND, MATMUL -> Item.UNKNOWN;
    };
  }

  static Optional<Item> negate(Item item) {
    return switch (item) {
      case Exact exact -> Optional.of(new Exact(Ratio.ZERO.minus(exact.value())));
      case Real real -> Optional.of(new Real(-real.value()));
      default -> Optional.empty();
    };
  }

  /** Elementary functions of numbers; empty where there is none of that name. */
  static Optional<Item> function(String name, double x) {
    return switch (name) {
      case "sqrt" -> Optional.of(new Real(Math.sqrt(x)));
      case "exp" -> Optional.of(new Real(StrictMath.exp(x)));
      case "expm1" -> Optional.of(new Real(StrictMath.expm1(x)));
      case "log" -> Optional.of(new Real(StrictMath.log(x)));
      case "log1p" -> Optional.of(new Real(StrictMath.log1p(x)));
      case "sin" -> Optional.of(new Real(StrictMath.sin(x)));
      case "cos" -> Optional.of(new Real(StrictMath.cos(x)));
      case "tan" -> Optional.of(new Real(StrictMath.tan(x)));
      case "tanh" -> Optional.of(new Real(StrictMath.tanh(x)));
      case "abs" -> Optional.of(new Real(Math.abs(x)));
      case "floor" -> Optional.of(new Real(Math.floor(x)));
      case "ceil" -> Optional.of(new Real(Math.ceil(x)));
      case "round" -> Optional.of(new Real(Math.rint(x)));
      default -> Optional.empty();
    };
  }
}
