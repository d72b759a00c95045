package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.Scratch;

/**
 * Tiles of one width and twelve rows and fewer: each computes that many rows of C from the rows or
 * columns of A that {@code in} tells, and from rows of B that lie {@code bStep} apart. Each method
 * is one set of accumulators that fits the registers.
 */
abstract class Tiles {
  /** Rows of the highest tile: there are 32 registers where vectors have 512 bits. */
  static final int HIGHEST = Lanes.COUNT < 16 ? 8 : 12;

  /** Any multiple of it is covered by tiles of eight rows and more. */
  static final int EIGHT = 8;

  private static final VectorSpecies<Float> NARROW = Lanes.NARROW;
  private static final VectorSpecies<Float> WIDE = Lanes.SPECIES;
  private static final int LANES = Lanes.COUNT;
  private static final int PANEL = 2 * LANES;

  /** Columns of a tile: whole narrow vectors. */
  private final int width;

  Tiles(int width) {
    this.width = width;
  }

  /** The rows of the next tile, of those that are left. */
  static int height(int rows) {
    boolean twiceEight = rows / 4 == 4; // better than twelve and four
    if (rows >= HIGHEST && !twiceEight) {
      return HIGHEST;
    }
    return rows >= EIGHT ? EIGHT : Integer.highestOneBit(rows);
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
      case 12, EIGHT -> high(height, in, row, b, bStart, bStep, c, cStart, cStep, add);
      case 4 -> four(in, row, b, bStart, bStep, c, cStart, cStep, add);
      case 2 -> two(in, row, b, bStart, bStep, c, cStart, cStep, add);
      default -> one(in, row, b, bStart, bStep, c, cStart, cStep, add);
    }
  }

  /**
   * What is added to C is left in memory first: a tile that added it itself would cost HotSpot
   * twice the time and memory to compile.
   */
  private void high(
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
    if (!add) {
      high(height, in, row, b, bStart, bStep, c, cStart, cStep);
      return;
    }
    float[] sums = Scratch.floats(Scratch.Purpose.SUMS, height * width);
    high(height, in, row, b, bStart, bStep, sums, 0, width);
    if (width == PANEL) {
      addPanel(sums, c, cStart, cStep, height * PANEL);
    } else {
      add(sums, c, cStart, cStep, height * width);
    }
  }

  private void high(
      int height,
      TileInput in,
      int row,
      float[] b,
      int bStart,
      int bStep,
      float[] c,
      int cStart,
      int cStep) {
    if (height == EIGHT) {
      eight(in, row, b, bStart, bStep, c, cStart, cStep);
    } else {
      twelve(in, row, b, bStart, bStep, c, cStart, cStep);
    }
  }

  private static void addPanel(float[] sums, float[] c, int cStart, int cStep, int end) {
    int to = cStart;
    for (int from = 0; from < end; from += PANEL) {
      FloatVector first = FloatVector.fromArray(WIDE, sums, from);
      FloatVector second = FloatVector.fromArray(WIDE, sums, from + LANES);
      FloatVector.fromArray(WIDE, c, to).add(first).intoArray(c, to);
      FloatVector.fromArray(WIDE, c, to + LANES).add(second).intoArray(c, to + LANES);
      to += cStep;
    }
  }

  private void add(float[] sums, float[] c, int cStart, int cStep, int end) {
    int to = cStart;
    for (int from = 0; from < end; from += width) {
      for (int column = 0; column < width; column += NARROW.length()) {
        FloatVector sum = FloatVector.fromArray(NARROW, sums, from + column);
        FloatVector.fromArray(NARROW, c, to + column).add(sum).intoArray(c, to + column);
      }
      to += cStep;
    }
  }

  /** Does not add. Narrow tiles are bound by reading A: more of their rows would gain nothing. */
  void twelve(
      TileInput in, int row, float[] b, int bStart, int bStep, float[] c, int cStart, int cStep) {
    eight(in, row, b, bStart, bStep, c, cStart, cStep);
    int rest = cStart + EIGHT * cStep;
    four(in, row + EIGHT, b, bStart, bStep, c, rest, cStep, false);
  }

  /** Does not add. */
  abstract void eight(
      TileInput in, int row, float[] b, int bStart, int bStep, float[] c, int cStart, int cStep);

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
