package nnet.compiler.trace;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers in four significant digits. */
final class Decimal {
  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
  private static final double LEAST = 1e-4;
  private static final double GREATEST = 1e6;

  private Decimal() {}

  static String of(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == Math.rint(value) && size < GREATEST) {
      return Long.toString((long) value);
    }
    return size >= LEAST && size < GREATEST
        ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
        : String.format(Locale.ROOT, "%.3e", value).replaceFirst("\\.?0*e", "e");
  }
}
