package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;

/** Copies parts of a matrix's rows, so that they lie side by side. */
final class RowCopy {
  private static final int NARROW = Lanes.NARROW_COUNT;

  private RowCopy() {}

  /**
   * Copies {@code columns} of each of {@code rows} that lie {@code step} apart. In the copy they
   * lie {@code width} apart, which is whole narrow vectors; what hangs over is copied, too, where
   * the array does not end.
   */
  static void copy(
      float[] x, int from, int step, int rows, int columns, float[] y, int to, int width) {
    int at = from;
    int end = to + rows * width;
    int copied = to;
    for (; copied < end && at + width <= x.length; copied += width) {
      for (int i = 0; i < width; i += NARROW) {
        FloatVector.fromArray(Lanes.NARROW, x, at + i).intoArray(y, copied + i);
      }
      at += step;
    }
    for (; copied < end; copied += width) {
      System.arraycopy(x, at, y, copied, columns);
      at += step;
    }
  }
}
