package nnet.runtime.data;

import java.util.Arrays;

/**
 * Quantiles of a sample, linear between neighbours in order (Hyndman and Fan, 1996, definition 7,
 * which NumPy and scikit-learn use).
 */
final class Quantiles {
  private final float[] sorted;

  private Quantiles(float[] sorted) {
    this.sorted = sorted;
  }

  /** The values are sorted in place. */
  static Quantiles of(float[] values) {
    Arrays.sort(values);
    return new Quantiles(values);
  }

  /** The value that {@code share} of the sample does not exceed; 0 of an empty sample. */
  double at(double share) {
    if (sorted.length == 0) {
      return 0;
    }
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * ((double) sorted[above] - sorted[below]);
  }
}
