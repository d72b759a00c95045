package nnet.runtime.diagnosis;

import java.util.List;

/** What to do about an operation that makes numbers that are not finite. */
public final class Advice {
  /** From here on products and sums of float32 (up to 3.4e38) are in danger. */
  private static final double HUGE = 1e15;

  private static final String EXPLODED =
      "numbers have grown until float32 has none for them: a smaller learning rate, `clip_norm: 1`,"
          + " smaller initial weights or standardized inputs keep them small";

  private static final String DIVISION =
      "a division by 0: add a small number to the divisor, or clamp(divisor, low: 1e-7)";

  private static final String NEGATIVE =
      "there is no logarithm of a negative number: make it positive by softplus, exp or"
          + " clamp(x, low: 1e-7)";

  private static final String ZERO =
      "log(0) is -infinity: a loss of logits (cross_entropy of softmax in one network) never takes"
          + " it; else log(clamp(x, low: 1e-7))";

  private Advice() {}

  /**
   * @param operation the name of the operator; with an apostrophe for its derivative
   * @param made such as {@code NaN}
   * @param inputs of the operation, or none where they are not known
   */
  public static String of(String operation, String made, List<Extent> inputs) {
    boolean exponential = operation.equals("exp") || operation.equals("expm1");
    if (!exponential && inputs.stream().anyMatch(input -> input.largest() >= HUGE)) {
      return EXPLODED;
    }
    return operation.endsWith("'")
        ? slope(operation.substring(0, operation.length() - 1))
        : value(operation, made, inputs);
  }

  private static String value(String operation, String made, List<Extent> inputs) {
    return switch (operation) {
      case "log", "log1p", "xlogy" -> made.equals("NaN") ? NEGATIVE : ZERO;
      case "exp", "expm1" ->
          "exp(x) is too large for float32 above 88.7: use softmax, logsumexp or softplus, or"
              + " clamp(x, high: 80)";
      case "divide", "reciprocal", "remainder" ->
          inputs.isEmpty() || inputs.getLast().holds(0) ? DIVISION : EXPLODED;
      case "sqrt" -> "there is no root of a negative number: sqrt(clamp(x, low: 1e-12))";
      case "power" ->
          "a power of a negative number, or a negative power of 0, is no number: keep the base"
              + " positive, such as clamp(x, low: 1e-6)";
      case "solve" -> "there is no solution: add a small multiple of the identity to the matrix";
      default -> EXPLODED;
    };
  }

  private static String slope(String operation) {
    return switch (operation) {
      case "sqrt" -> "the slope of sqrt is infinite at 0: sqrt(x + 1e-12)";
      case "log", "log1p", "xlogy", "divide", "reciprocal", "power" ->
          "its slope is infinite at 0: add a small number, or clamp(x, low: 1e-7)";
      default -> EXPLODED;
    };
  }
}
