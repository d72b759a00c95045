package nnet.runtime.kernel;

import java.util.Arrays;

/** Largest and smallest values over an axis, and all of them in order; no rounding anywhere. */
final class Extremes {
  private static final Slices.Slice MAX =
      (x, xo, y, yo, z, zo, axis, inner) -> maxOf(x, xo, y, yo, axis, inner);
  private static final Slices.Slice MIN =
      (x, xo, y, yo, z, zo, axis, inner) -> minOf(x, xo, y, yo, axis, inner);
  private static final Slices.Slice ASCENDING =
      (x, xo, y, yo, z, zo, axis, inner) -> sort(x, xo, y, yo, axis, inner, false);
  private static final Slices.Slice DESCENDING =
      (x, xo, y, yo, z, zo, axis, inner) -> sort(x, xo, y, yo, axis, inner, true);

  private Extremes() {}

  static void max(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    Slices.run(MAX, x, xo, axis * inner, y, yo, inner, outer, axis, inner);
  }

  static void min(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    Slices.run(MIN, x, xo, axis * inner, y, yo, inner, outer, axis, inner);
  }

  static void argmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < inner; i++) {
        y[yo + o * inner + i] = indexOfMax(x, xo + o * axis * inner + i, axis, inner);
      }
    }
  }

  static void argsort(
      float[] x, int xo, float[] y, int yo, int outer, int axis, int inner, boolean descending) {
    int size = axis * inner;
    Slices.run(descending ? DESCENDING : ASCENDING, x, xo, size, y, yo, size, outer, axis, inner);
  }

  private static void sort(
      float[] x, int xo, float[] y, int yo, int axis, int inner, boolean descending) {
    for (int i = 0; i < inner; i++) {
      SortedLine.mine().sort(x, xo + i, y, yo + i, axis, inner, descending);
    }
  }

  private static void maxOf(float[] x, int xo, float[] y, int yo, int axis, int inner) {
    Arrays.fill(y, yo, yo + inner, Float.NEGATIVE_INFINITY);
    for (int a = 0; a < axis; a++) {
      for (int i = 0; i < inner; i++) {
        y[yo + i] = Math.max(y[yo + i], x[xo + a * inner + i]);
      }
    }
  }

  private static void minOf(float[] x, int xo, float[] y, int yo, int axis, int inner) {
    Arrays.fill(y, yo, yo + inner, Float.POSITIVE_INFINITY);
    for (int a = 0; a < axis; a++) {
      for (int i = 0; i < inner; i++) {
        y[yo + i] = Math.min(y[yo + i], x[xo + a * inner + i]);
      }
    }
  }

  private static int indexOfMax(float[] x, int start, int axis, int stride) {
    int best = 0;
    for (int a = 1; a < axis; a++) {
      if (isLarger(x[start + a * stride], x[start + best * stride])) {
        best = a;
      }
    }
    return best;
  }

  private static boolean isLarger(float candidate, float best) {
    return candidate > best || (Float.isNaN(candidate) && !Float.isNaN(best));
  }
}
