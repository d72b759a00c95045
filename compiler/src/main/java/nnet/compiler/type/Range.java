package nnet.compiler.type;

import java.util.Locale;

/** A closed interval of real numbers; the ends may be infinite. */
public record Range(double low, double high) {
  public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  public static final Range UNIT = new Range(0, 1);
  public static final Range NON_NEGATIVE = new Range(0, Double.POSITIVE_INFINITY);

  public static Range point(double value) {
    return new Range(value, value);
  }

  public boolean contains(Range other) {
    return low <= other.low && other.high <= high;
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Whether no value lies in both. */
  public boolean disjoint(Range other) {
    return high < other.low || other.high < low;
  }

  public boolean isPoint() {
    return low == high;
  }

  /** The values in both; empty ranges are those whose ends are the wrong way round. */
  public Range intersection(Range other) {
    return new Range(Math.max(low, other.low), Math.min(high, other.high));
  }

  public boolean isBounded() {
    return low != Double.NEGATIVE_INFINITY || high != Double.POSITIVE_INFINITY;
  }

  public Range union(Range other) {
    return new Range(Math.min(low, other.low), Math.max(high, other.high));
  }

  public Range plus(Range other) {
    return new Range(low + other.low, high + other.high);
  }

  public Range negate() {
    return new Range(-high, -low);
  }

  public Range times(Range other) {
    double[] corners = {
      product(low, other.low),
      product(low, other.high),
      product(high, other.low),
      product(high, other.high)
    };
    double least = corners[0];
    double most = corners[0];
    for (double corner : corners) {
      least = Math.min(least, corner);
      most = Math.max(most, corner);
    }
    return new Range(least, most);
  }

  /** 0 times infinity is 0 here: the bound of a product of reals. */
  private static double product(double a, double b) {
    return a == 0 || b == 0 ? 0 : a * b;
  }

  @Override
  public String toString() {
    return "range(" + text(low) + ", " + text(high) + ")";
  }

  private static String text(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%d", (long) value)
        : Double.toString(value);
  }
}
