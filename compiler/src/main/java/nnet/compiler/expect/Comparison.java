package nnet.compiler.expect;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nnet.compiler.elaborate.TestCase.Compared;
import nnet.compiler.op.NdArray;
import nnet.compiler.syntax.BinaryOperator;

/** Compares two values element by element; a single one goes with all. */
final class Comparison {
  private static final int MOST_SHOWN = 8;

  private Comparison() {}

  /** Why the comparison does not hold; empty if it does. */
  static Optional<String> failure(Compared wanted, NdArray left, NdArray right) {
    int size = Math.max(left.size(), right.size());
    boolean fits =
        (left.size() == size || left.size() == 1) && (right.size() == size || right.size() == 1);
    if (!fits) {
      return Optional.of(
          "shapes differ: "
              + Arrays.toString(left.shape())
              + " and "
              + Arrays.toString(right.shape()));
    }
    for (int i = 0; i < size; i++) {
      if (!holds(wanted, element(left, i), element(right, i))) {
        return Optional.of("found " + text(left) + ", expected " + word(wanted) + text(right));
      }
    }
    return Optional.empty();
  }

  private static double element(NdArray array, int index) {
    return array.get(array.size() == 1 ? 0 : index);
  }

  private static boolean holds(Compared wanted, double a, double b) {
    if (wanted.tolerance().isPresent()) {
      return Math.abs(a - b) <= wanted.tolerance().get();
    }
    return switch (wanted.how()) {
      case EQUAL -> a == b;
      case NOT_EQUAL -> a != b;
      case LESS -> a < b;
      case LESS_EQUAL -> a <= b;
      case GREATER -> a > b;
      case GREATER_EQUAL -> a >= b;
      case OR, AND, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, MATMUL, POWER ->
          throw new IllegalStateException("no comparison: " + wanted.how());
    };
  }

  private static String word(Compared wanted) {
    if (wanted.tolerance().isPresent()) {
      return "within " + number(wanted.tolerance().get()) + " of ";
    }
    return wanted.how() == BinaryOperator.EQUAL ? "" : wanted.how().text() + " ";
  }

  static String text(NdArray array) {
    if (array.shape().length == 0) {
      return number(array.get(0));
    }
    String more = array.size() > MOST_SHOWN ? ", ..." : "";
    return Arrays.stream(array.data())
        .limit(MOST_SHOWN)
        .mapToObj(Comparison::number)
        .collect(Collectors.joining(", ", "[", more + "]"));
  }

  static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) value).replace(',', '_')
        : new BigDecimal(value, new MathContext(7)).stripTrailingZeros().toString();
  }
}
