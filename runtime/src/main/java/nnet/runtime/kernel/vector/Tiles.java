package nnet.runtime.kernel.vector;

/**
 * Tiles of one width and eight rows and fewer: each computes that many rows of C from the rows or
 * columns of A that {@code in} tells, and from rows of B that lie {@code bStep} apart. Each method
 * is one set of accumulators that fits the registers.
 */
abstract class Tiles {
  /** Rows of the highest tile. */
  static final int HIGHEST = 8;

  /** The most rows that a tile has of those that are left. */
  static int height(int rows) {
    return rows >= HIGHEST ? HIGHEST : Integer.highestOneBit(rows);
  }

  /** The tile of a {@link #height}. */
  final void run(
      int height,
      TileInput in,
      int row,
      float[] b,
      int bStart,
      int bStep,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    switch (height) {
      case 8 -> eight(in, row, b, bStart, bStep, c, cStart, cStep, add);
      case 4 -> four(in, row, b, bStart, bStep, c, cStart, cStep, add);
      case 2 -> two(in, row, b, bStart, bStep, c, cStart, cStep, add);
      default -> one(in, row, b, bStart, bStep, c, cStart, cStep, add);
    }
  }

  abstract void eight(
      TileInput in,
      int row,
      float[] b,
      int bStart,
      int bStep,
      float[] c,
      int cStart,
      int cStep,
      boolean add);

  abstract void four(
      TileInput in,
      int row,
      float[] b,
      int bStart,
      int bStep,
      float[] c,
      int cStart,
      int cStep,
      boolean add);

  abstract void two(
      TileInput in,
      int row,
      float[] b,
      int bStart,
      int bStep,
      float[] c,
      int cStart,
      int cStep,
      boolean add);

  abstract void one(
      TileInput in,
      int row,
      float[] b,
      int bStart,
      int bStep,
      float[] c,
      int cStart,
      int cStep,
      boolean add);
}
