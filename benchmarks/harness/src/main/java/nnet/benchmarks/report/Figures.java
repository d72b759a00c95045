package nnet.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {

  private Figures() {}

  /** Three digits that count, thousands grouped. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return "-";
    }
    if (size >= 100 || value == 0) {
      return String.format(Locale.ROOT, "%,.0f", rounded(value));
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
  }

  private static double rounded(double value) {
    double step = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.abs(value))) - 2));
    return value == 0 ? 0 : Math.round(value / step) * step;
  }

  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  public static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }
}
