package nnet.runtime.kernel.formula;

/**
 * The error function in float64: its power series near zero, a continued fraction for its
 * complement beyond.
 */
final class ErrorFunction {
  private static final double SERIES_LIMIT = 3;

  private ErrorFunction() {}

  static double of(double x) {
    double a = Math.abs(x);
    if (Double.isNaN(x) || x == 0) {
      return x;
    }
    return a < SERIES_LIMIT ? series(x) : Math.copySign(1 - complement(a), x);
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int k = 1; k < 100; k++) {
      term *= -x * x / k;
      sum += term / (2 * k + 1);
    }
    return sum * 2 / Math.sqrt(Math.PI);
  }

  private static double complement(double a) {
    double fraction = 0;
    for (int k = 60; k > 0; k--) {
      fraction = k / 2.0 / (a + fraction);
    }
    return Math.exp(-a * a) / Math.sqrt(Math.PI) / (a + fraction);
  }
}
