package nnet.compiler.emit;

/** Numbers as Java text. */
final class Literals {
  private Literals() {}

  static String real(double value) {
    float number = (float) value;
    if (Float.isNaN(number)) {
      return "Float.NaN";
    }
    if (Float.isInfinite(number)) {
      return number > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
    }
    return trim(Float.toString(number)) + "f";
  }

  static String precise(double value) {
    if (Double.isNaN(value)) {
      return "Double.NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return Double.toString(value);
  }

  private static String trim(String text) {
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
