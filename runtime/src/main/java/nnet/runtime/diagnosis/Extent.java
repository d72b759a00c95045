package nnet.runtime.diagnosis;

import nnet.runtime.progress.Measures;

/**
 * Where numbers lie.
 *
 * @param bad how many are not finite
 * @param low the least of those that are finite
 * @param high the greatest of them
 */
public record Extent(long bad, long count, double low, double high) {

  public static Extent of(float[] values, int from, int count) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    long bad = 0;
    for (int i = from; i < from + count; i++) {
      if (Float.isFinite(values[i])) {
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
      } else {
        bad++;
      }
    }
    return new Extent(bad, count, low, high);
  }

  public static Extent of(double... values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    long bad = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      } else {
        bad++;
      }
    }
    return new Extent(bad, values.length, low, high);
  }

  boolean holds(double value) {
    return low <= value && value <= high;
  }

  /** The size of the number that is furthest from 0. */
  double largest() {
    return Math.max(Math.abs(low), Math.abs(high));
  }

  /** Such as {@code -1.2 to 3.4}. */
  String text() {
    if (bad == count) {
      return "nothing finite";
    }
    String range = low == high ? number(low) : number(low) + " to " + number(high);
    return bad == 0 ? range : range + ", and " + bad + " that are not finite";
  }

  private static String number(double value) {
    return value == 0 ? "0" : Measures.number(value);
  }
}
