package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import nnet.compiler.op.LoopWriter;

/**
 * "Writes" an operator's loop by computing it on dual numbers, all elements at once. An expression
 * is the name of a register.
 */
final class DualWriter implements LoopWriter {
  private final int size;
  private final List<Register> registers = new ArrayList<>();

  private record Register(double[] value, double[] tangent) {}

  @FunctionalInterface
  private interface Comparison {
    boolean test(double x, double y);
  }

  DualWriter(int size) {
    this.size = size;
  }

  String register(double[] value, double[] tangent) {
    registers.add(new Register(value, tangent));
    return Integer.toString(registers.size() - 1);
  }

  double[] value(String register) {
    return get(register).value();
  }

  double[] tangent(String register) {
    return get(register).tangent();
  }

  private Register get(String register) {
    return registers.get(Integer.parseInt(register));
  }

  @Override
  public String constant(double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return register(values, new double[size]);
  }

  /** A function of one number. */
  String map(String a, Slopes.Curve curve) {
    return combine(a, a, (x, y) -> curve.value(x), (x, y) -> curve.slope(x), (x, y) -> 0);
  }

  /** A function of two numbers and its two slopes. */
  String combine(
      String a,
      String b,
      DoubleBinaryOperator function,
      DoubleBinaryOperator byFirst,
      DoubleBinaryOperator bySecond) {
    Register x = get(a);
    Register y = get(b);
    double[] value = new double[size];
    double[] tangent = new double[size];
    for (int i = 0; i < size; i++) {
      double first = x.value()[i];
      double second = y.value()[i];
      value[i] = function.applyAsDouble(first, second);
      tangent[i] =
          part(byFirst, first, second, x.tangent()[i])
              + part(bySecond, first, second, y.tangent()[i]);
    }
    return register(value, tangent);
  }

  /** What does not change has no part, however steep the function is. */
  private static double part(DoubleBinaryOperator slope, double x, double y, double tangent) {
    return tangent == 0 ? 0 : slope.applyAsDouble(x, y) * tangent;
  }

  @Override
  public String add(String a, String b) {
    return combine(a, b, Double::sum, (x, y) -> 1, (x, y) -> 1);
  }

  @Override
  public String subtract(String a, String b) {
    return combine(a, b, (x, y) -> x - y, (x, y) -> 1, (x, y) -> -1);
  }

  @Override
  public String multiply(String a, String b) {
    return combine(a, b, (x, y) -> x * y, (x, y) -> y, (x, y) -> x);
  }

  @Override
  public String divide(String a, String b) {
    return combine(a, b, (x, y) -> x / y, (x, y) -> 1 / y, (x, y) -> -x / (y * y));
  }

  @Override
  public String negate(String a) {
    return subtract(constant(0), a);
  }

  @Override
  public String max(String a, String b) {
    return select(compare(">=", a, b), a, b);
  }

  @Override
  public String min(String a, String b) {
    return select(compare("<=", a, b), a, b);
  }

  @Override
  public String sqrt(String a) {
    return map(a, Slopes.of("sqrt"));
  }

  @Override
  public String abs(String a) {
    return map(a, Slopes.of("abs"));
  }

  @Override
  public String compare(String comparison, String a, String b) {
    Comparison holds =
        switch (comparison) {
          case "<" -> (x, y) -> x < y;
          case "<=" -> (x, y) -> x <= y;
          case ">" -> (x, y) -> x > y;
          case ">=" -> (x, y) -> x >= y;
          case "==" -> (x, y) -> x == y;
          case "!=" -> (x, y) -> x != y;
          default -> throw new IllegalArgumentException(comparison);
        };
    return combine(a, b, (x, y) -> holds.test(x, y) ? 1 : 0, (x, y) -> 0, (x, y) -> 0);
  }

  @Override
  public String select(String condition, String then, String otherwise) {
    double[] value = value(otherwise).clone();
    double[] tangent = tangent(otherwise).clone();
    for (int i = 0; i < size; i++) {
      if (value(condition)[i] != 0) {
        value[i] = value(then)[i];
        tangent[i] = tangent(then)[i];
      }
    }
    return register(value, tangent);
  }

  @Override
  public String function(String name, String... arguments) {
    if (name.equals("pow")) {
      return combine(
          arguments[0],
          arguments[1],
          Math::pow,
          (x, y) -> y * Math.pow(x, y - 1),
          (x, y) -> Math.pow(x, y) * Math.log(x));
    }
    return map(arguments[0], Slopes.of(name));
  }
}
