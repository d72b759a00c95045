package nnet.compiler.op.math;

/** The error function to about 15 digits, for the reference only. */
final class ErrorFunction {
  private static final double TWO_BY_ROOT_PI = 2 / Math.sqrt(Math.PI);

  private ErrorFunction() {}

  static double of(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    double size = Math.abs(x);
    double value = size < 2.5 ? series(size) : 1 - complement(size);
    return Math.copySign(value, x);
  }

  /** 2 / sqrt(pi) exp(-x^2) sum of 2^n x^(2n+1) / (1 * 3 * ... * (2n+1)): all terms positive. */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > sum * 1e-17; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return TWO_BY_ROOT_PI * Math.exp(-x * x) * sum;
  }

  /** The continued fraction of 1 - erf, from its tail. */
  private static double complement(double x) {
    if (x > 27) {
      return 0;
    }
    double fraction = x;
    for (int k = 120; k > 0; k--) {
      fraction = x + k / 2.0 / fraction;
    }
    return TWO_BY_ROOT_PI / 2 * Math.exp(-x * x) / fraction;
  }
}
