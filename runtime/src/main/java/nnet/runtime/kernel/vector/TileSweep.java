package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.Scratch;

/**
 * Covers a rectangle of C with tiles: from top to bottom, and in each row of tiles from left to
 * right, as C lies in memory, over as many panels as stay in the second-level cache.
 */
final class TileSweep {
  private static final int WIDTH = 2 * Lanes.COUNT;
  private static final int PAIR = 2 * Lanes.NARROW_COUNT;
  private static final VectorSpecies<Float> SPECIES = Lanes.NARROW;

  private TileSweep() {}

  /**
   * Computes rows {@code [0, rows)} and the given panels of one block of the inner dimension;
   * {@code byColumns} chooses column tiles.
   */
  static void run(
      TileInput in,
      boolean byColumns,
      int firstRow,
      int endRow,
      RightOperand right,
      int firstPanel,
      int endPanel,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    int panel = firstPanel;
    if (endRow - firstRow == 1 && !byColumns) {
      for (; right.staysUpTo(panel + LongRowTile.PANELS, endPanel); panel += LongRowTile.PANELS) {
        int bStart = right.start(panel);
        int corner = cStart + firstRow * cStep + panel * WIDTH;
        LongRowTile.run(in, right.array(panel), bStart, right.step(panel), c, corner, add);
      }
    }
    while (panel < endPanel) {
      int end = Math.min(endPanel, panel + right.panelsAtOnce());
      sweep(in, byColumns, firstRow, endRow, right, panel, end, c, cStart, cStep, add);
      panel = end;
    }
  }

  private static void sweep(
      TileInput in,
      boolean byColumns,
      int firstRow,
      int endRow,
      RightOperand right,
      int firstPanel,
      int endPanel,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    for (int row = firstRow; row < endRow; ) {
      int height = height(endRow - row);
      for (int panel = firstPanel; panel < endPanel; panel++) {
        int corner = cStart + row * cStep + panel * WIDTH;
        if (right.isWhole(panel)) {
          tile(in, byColumns, height, row, right, panel, c, corner, cStep, add);
        } else {
          overhanging(in, byColumns, height, row, right, panel, c, corner, cStep, add);
        }
      }
      row += height;
    }
  }

  private static void overhanging(
      TileInput in,
      boolean byColumns,
      int height,
      int row,
      RightOperand right,
      int panel,
      float[] c,
      int corner,
      int cStep,
      boolean add) {
    float[] buffer = Scratch.floats(Scratch.Purpose.SUMS, 8 * WIDTH);
    tile(in, byColumns, height, row, right, panel, buffer, 0, WIDTH, false);
    flush(buffer, c, corner, cStep, add, height, right.columns(panel));
  }

  /**
   * Copies or adds the buffer's part that lies inside C, in pieces no longer than those that were
   * just written: longer ones would wait for these to arrive in the cache.
   */
  private static void flush(
      float[] buffer, float[] c, int corner, int cStep, boolean add, int rows, int columns) {
    for (int column = 0; column < columns; column += Lanes.NARROW_COUNT) {
      VectorMask<Float> inside = SPECIES.indexInRange(column, columns);
      for (int row = 0; row < rows; row++) {
        int at = corner + row * cStep + column;
        FloatVector sums = FloatVector.fromArray(SPECIES, buffer, row * WIDTH + column);
        if (add) {
          sums = FloatVector.fromArray(SPECIES, c, at, inside).add(sums);
        }
        sums.intoArray(c, at, inside);
      }
    }
  }

  private static int height(int rows) {
    return rows >= 8 ? 8 : Integer.highestOneBit(rows);
  }

  private static void tile(
      TileInput in,
      boolean byColumns,
      int height,
      int row,
      RightOperand right,
      int panel,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    float[] b = right.array(panel);
    int start = right.start(panel);
    int step = right.step(panel);
    if (!right.isNarrow(panel)) {
      wide(in, byColumns, height, row, b, start, step, c, cStart, cStep, add);
      return;
    }
    int width = right.width(panel);
    int column = 0;
    for (; !byColumns && column + PAIR <= width; column += PAIR) {
      pairRows(in, height, row, b, start + column, step, c, cStart + column, cStep, add);
    }
    for (; column < width; column += Lanes.NARROW_COUNT) {
      int bStart = start + column;
      narrow(in, byColumns, height, row, b, bStart, step, c, cStart + column, cStep, add);
    }
  }

  private static void wide(
      TileInput in,
      boolean byColumns,
      int height,
      int row,
      float[] b,
      int start,
      int step,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    if (byColumns) {
      wideColumns(in, height, row, b, start, step, c, cStart, cStep, add);
    } else {
      wideRows(in, height, row, b, start, step, c, cStart, cStep, add);
    }
  }

  private static void narrow(
      TileInput in,
      boolean byColumns,
      int height,
      int row,
      float[] b,
      int start,
      int step,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    if (byColumns) {
      narrowColumns(in, height, row, b, start, step, c, cStart, cStep, add);
    } else {
      narrowRows(in, height, row, b, start, step, c, cStart, cStep, add);
    }
  }

  private static void wideRows(
      TileInput in,
      int height,
      int row,
      float[] b,
      int start,
      int step,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    switch (height) {
      case 8 -> RowTiles.eight(in, row, b, start, step, c, cStart, cStep, add);
      case 4 -> RowTiles.four(in, row, b, start, step, c, cStart, cStep, add);
      case 2 -> RowTiles.two(in, row, b, start, step, c, cStart, cStep, add);
      default -> RowTiles.one(in, row, b, start, step, c, cStart, cStep, add);
    }
  }

  private static void pairRows(
      TileInput in,
      int height,
      int row,
      float[] b,
      int start,
      int step,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    switch (height) {
      case 8 -> PairRowTiles.eight(in, row, b, start, step, c, cStart, cStep, add);
      case 4 -> PairRowTiles.four(in, row, b, start, step, c, cStart, cStep, add);
      case 2 -> PairRowTiles.two(in, row, b, start, step, c, cStart, cStep, add);
      default -> PairRowTiles.one(in, row, b, start, step, c, cStart, cStep, add);
    }
  }

  private static void narrowRows(
      TileInput in,
      int height,
      int row,
      float[] b,
      int start,
      int step,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    switch (height) {
      case 8 -> NarrowRowTiles.eight(in, row, b, start, step, c, cStart, cStep, add);
      case 4 -> NarrowRowTiles.four(in, row, b, start, step, c, cStart, cStep, add);
      case 2 -> NarrowRowTiles.two(in, row, b, start, step, c, cStart, cStep, add);
      default -> NarrowRowTiles.one(in, row, b, start, step, c, cStart, cStep, add);
    }
  }

  private static void wideColumns(
      TileInput in,
      int height,
      int row,
      float[] b,
      int start,
      int step,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    switch (height) {
      case 8 -> ColumnTiles.eight(in, row, b, start, step, c, cStart, cStep, add);
      case 4 -> ColumnTiles.four(in, row, b, start, step, c, cStart, cStep, add);
      case 2 -> ColumnTiles.two(in, row, b, start, step, c, cStart, cStep, add);
      default -> ColumnTiles.one(in, row, b, start, step, c, cStart, cStep, add);
    }
  }

  private static void narrowColumns(
      TileInput in,
      int height,
      int row,
      float[] b,
      int start,
      int step,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    switch (height) {
      case 8 -> NarrowColumnTiles.eight(in, row, b, start, step, c, cStart, cStep, add);
      case 4 -> NarrowColumnTiles.four(in, row, b, start, step, c, cStart, cStep, add);
      case 2 -> NarrowColumnTiles.two(in, row, b, start, step, c, cStart, cStep, add);
      default -> NarrowColumnTiles.one(in, row, b, start, step, c, cStart, cStep, add);
    }
  }
}
