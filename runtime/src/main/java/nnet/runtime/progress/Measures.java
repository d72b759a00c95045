package nnet.runtime.progress;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers as a person reads them. */
public final class Measures {
  /** From so many seconds on, single ones do not matter. */
  private static final int ENOUGH = 600;

  private Measures() {}

  /** {@code loss 0.0712, validation loss 0.0801, validation accuracy 0.9756}. */
  public static String line(Map<String, Double> values) {
    return values.entrySet().stream()
        .map(entry -> label(entry.getKey()) + " " + number(entry.getValue()))
        .collect(Collectors.joining("  "));
  }

  private static String label(String name) {
    String spoken = name.startsWith("train.") ? name.substring("train.".length()) : name;
    return spoken.replace('.', ' ');
  }

  /** Four digits that count. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return "undefined";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e6)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    int magnitude = size == 0 ? 0 : (int) Math.floor(Math.log10(size));
    return String.format(Locale.ROOT, "%." + Math.max(0, 3 - magnitude) + "f", value);
  }

  /** {@code 12 s}, {@code 3 min 5 s}, {@code 12 min}. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole >= 3600) {
      return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
    if (whole >= ENOUGH) {
      return whole / 60 + " min";
    }
    return whole >= 60 ? whole / 60 + " min " + whole % 60 + " s" : whole + " s";
  }
}
