package nnet.runtime.kernel;

import java.util.Arrays;
import nnet.runtime.parallel.Pool;

/** Largest and smallest values over an axis, and all of them in order; no rounding anywhere. */
final class Extremes {
  private Extremes() {}

  static void max(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    Pool.run(
        Work.slabs(outer, axis * inner),
        block -> {
          for (int o = Work.start(outer, axis * inner, block);
              o < Work.start(outer, axis * inner, block + 1);
              o++) {
            maxOf(x, xo + o * axis * inner, y, yo + o * inner, axis, inner);
          }
        });
  }

  static void min(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    Pool.run(
        Work.slabs(outer, axis * inner),
        block -> {
          for (int o = Work.start(outer, axis * inner, block);
              o < Work.start(outer, axis * inner, block + 1);
              o++) {
            minOf(x, xo + o * axis * inner, y, yo + o * inner, axis, inner);
          }
        });
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
    Pool.run(
        Work.slabs(outer, axis * inner),
        block -> {
          for (int o = Work.start(outer, axis * inner, block);
              o < Work.start(outer, axis * inner, block + 1);
              o++) {
            for (int i = 0; i < inner; i++) {
              int line = o * axis * inner + i;
              new SortedLine(x, xo + line, y, yo + line, axis, inner, descending).sort();
            }
          }
        });
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
