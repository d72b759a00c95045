package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Copies parts of a matrix's rows, so that they lie side by side. */
final class RowCopy {
  private static final VectorSpecies<Float> WIDE = Lanes.SPECIES;
  private static final int PANEL = 2 * Lanes.COUNT;
  private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;

  private RowCopy() {}

  /**
   * Copies {@code columns} of each of {@code rows} that lie {@code step} apart. In the copy they
   * lie {@code width} apart; what hangs over is copied, too, where the array does not end.
   */
  static void copy(
      float[] x, int from, int step, int rows, int columns, float[] y, int to, int width) {
    int inside = Math.min(rows, rowsInside(x.length - from - width, step));
    int end = to + inside * width;
    if (width == PANEL) {
      panel(x, from, step, y, to, end);
    } else if (width % FOUR.length() == 0) {
      fours(x, from, step, y, to, end, width);
    } else {
      inside = 0;
    }
    for (int row = inside; row < rows; row++) {
      System.arraycopy(x, from + row * step, y, to + row * width, columns);
    }
  }

  /** How many rows' widths end inside the array, of which the first leaves so much of it. */
  private static int rowsInside(int left, int step) {
    return left < 0 ? 0 : left / step + 1;
  }

  private static void panel(float[] x, int from, int step, float[] y, int to, int end) {
    int at = from;
    for (int copied = to; copied < end; copied += PANEL) {
      FloatVector.fromArray(WIDE, x, at).intoArray(y, copied);
      FloatVector.fromArray(WIDE, x, at + Lanes.COUNT).intoArray(y, copied + Lanes.COUNT);
      at += step;
    }
  }

  private static void fours(float[] x, int from, int step, float[] y, int to, int end, int width) {
    int at = from;
    for (int copied = to; copied < end; copied += width) {
      for (int i = 0; i < width; i += FOUR.length()) {
        FloatVector.fromArray(FOUR, x, at + i).intoArray(y, copied + i);
      }
      at += step;
    }
  }
}
