package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Copies a matrix so that its rows become columns: four rows by four columns at a time, in
 * registers that every machine has.
 */
final class Turned {
  private static final int SIDE = 4;

  /** Columns that are turned before the next rows' turn: what they become stays in the cache. */
  private static final int COLUMNS = 128;

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_128;
  private static final IntVector LOW_PAIRS = lanes(0, 4, 1, 5);
  private static final IntVector HIGH_PAIRS = lanes(2, 6, 3, 7);
  private static final IntVector LOW_HALVES = lanes(0, 1, 4, 5);
  private static final IntVector HIGH_HALVES = lanes(2, 3, 6, 7);

  private Turned() {}

  private static IntVector lanes(int... lanes) {
    return IntVector.fromArray(IntVector.SPECIES_128, lanes, 0);
  }

  /** {@code y[to + j * yStep + i] = x[from + i * xStep + j]} for all rows i and columns j of x. */
  static void copy(
      float[] x, int from, int xStep, int rows, int columns, float[] y, int to, int yStep) {
    for (int first = 0; first < columns; first += COLUMNS) {
      int count = Math.min(COLUMNS, columns - first);
      slab(x, from + first, xStep, rows, count, y, to + first * yStep, yStep);
    }
  }

  private static void slab(
      float[] x, int from, int xStep, int rows, int columns, float[] y, int to, int yStep) {
    int row = 0;
    for (; row + SIDE <= rows; row += SIDE) {
      int end = columns / SIDE * SIDE;
      fourRows(x, from + row * xStep, xStep, end, y, to + row, yStep);
      for (int i = row; i < row + SIDE; i++) {
        oneRow(x, from + i * xStep, end, columns, y, to + i, yStep);
      }
    }
    for (; row < rows; row++) {
      oneRow(x, from + row * xStep, 0, columns, y, to + row, yStep);
    }
  }

  private static void oneRow(
      float[] x, int from, int first, int end, float[] y, int to, int yStep) {
    for (int column = first; column < end; column++) {
      y[to + column * yStep] = x[from + column];
    }
  }

  private static void fourRows(
      float[] x, int from, int xStep, int columns, float[] y, int to, int yStep) {
    int at = to;
    for (int column = from; column < from + columns; column += SIDE) {
      IntVector a = FloatVector.fromArray(SPECIES, x, column).reinterpretAsInts();
      IntVector b = FloatVector.fromArray(SPECIES, x, column + xStep).reinterpretAsInts();
      IntVector c = FloatVector.fromArray(SPECIES, x, column + 2 * xStep).reinterpretAsInts();
      IntVector d = FloatVector.fromArray(SPECIES, x, column + 3 * xStep).reinterpretAsInts();
      IntVector ab = LOW_PAIRS.selectFrom(a, b);
      IntVector cd = LOW_PAIRS.selectFrom(c, d);
      LOW_HALVES.selectFrom(ab, cd).reinterpretAsFloats().intoArray(y, at);
      HIGH_HALVES.selectFrom(ab, cd).reinterpretAsFloats().intoArray(y, at + yStep);
      ab = HIGH_PAIRS.selectFrom(a, b);
      cd = HIGH_PAIRS.selectFrom(c, d);
      LOW_HALVES.selectFrom(ab, cd).reinterpretAsFloats().intoArray(y, at + 2 * yStep);
      HIGH_HALVES.selectFrom(ab, cd).reinterpretAsFloats().intoArray(y, at + 3 * yStep);
      at += SIDE * yStep;
    }
  }
}
