package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.Scratch;

/**
 * Covers a rectangle of C with tiles: from top to bottom, and in each row of tiles from left to
 * right, as C lies in memory, over as many panels as stay in the second-level cache.
 */
final class TileSweep {
  private static final int WIDTH = 2 * Lanes.COUNT;
  private static final int NARROW = Lanes.NARROW_COUNT;
  private static final VectorSpecies<Float> SPECIES = Lanes.NARROW;
  private static final FloatVector NUMBERS = FloatVector.zero(SPECIES).addIndex(1);

  /** Of rows of A, and of columns of A. */
  private static final TileSweep ROWS =
      new TileSweep(new RowTiles(), new SingleRowTiles(), new NarrowRowTiles());

  private static final TileSweep COLUMNS =
      new TileSweep(new ColumnTiles(), new SingleColumnTiles(), new NarrowColumnTiles());

  private final Tiles wide;
  private final Tiles single;
  private final Tiles narrow;

  private TileSweep(Tiles wide, Tiles single, Tiles narrow) {
    this.wide = wide;
    this.single = single;
    this.narrow = narrow;
  }

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
      int end = Math.min(endPanel, right.panelsInPlace());
      panel = longRow(in, right, firstPanel, end, c, cStart + firstRow * cStep, add);
    }
    TileSweep tiles = byColumns ? COLUMNS : ROWS;
    while (panel < endPanel) {
      int end = Math.min(endPanel, panel + right.panelsAtOnce());
      tiles.sweep(in, firstRow, endRow, right, panel, end, c, cStart, cStep, add);
      panel = end;
    }
  }

  /** Covers as many panels of one row as long tiles can, and says which is next. */
  private static int longRow(
      TileInput in,
      RightOperand right,
      int firstPanel,
      int endPanel,
      float[] c,
      int cStart,
      boolean add) {
    float[] b = right.array();
    int step = right.step();
    int panel = firstPanel;
    for (; panel + LongRowTile.MOST_PANELS <= endPanel; panel += LongRowTile.MOST_PANELS) {
      LongRowTile.sixteen(in, b, right.start(panel), step, c, cStart + panel * WIDTH, add);
    }
    for (; panel + LongRowTile.PANELS <= endPanel; panel += LongRowTile.PANELS) {
      LongRowTile.eight(in, b, right.start(panel), step, c, cStart + panel * WIDTH, add);
    }
    return panel;
  }

  private void sweep(
      TileInput in,
      int firstRow,
      int endRow,
      RightOperand right,
      int firstPanel,
      int endPanel,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    int endWhole = Math.min(endPanel, right.wholePanels());
    for (int row = firstRow; row < endRow; ) {
      int height = Tiles.height(endRow - row);
      int corner = cStart + row * cStep;
      whole(in, height, row, right, firstPanel, endWhole, c, corner, cStep, add);
      if (endWhole < endPanel) {
        rest(in, height, row, right, c, corner + endWhole * WIDTH, cStep, add);
      }
      row += height;
    }
  }

  private void whole(
      TileInput in,
      int height,
      int row,
      RightOperand right,
      int firstPanel,
      int endPanel,
      float[] c,
      int corner,
      int cStep,
      boolean add) {
    float[] b = right.array();
    int step = right.step();
    int distance = right.panelDistance();
    int start = right.start(firstPanel);
    int end = corner + endPanel * WIDTH;
    for (int at = corner + firstPanel * WIDTH; at < end; at += WIDTH) {
      wide.run(height, in, row, b, start, step, c, at, cStep, add);
      start += distance;
    }
  }

  /** The last panel, which is not as wide as the others. */
  private void rest(
      TileInput in,
      int height,
      int row,
      RightOperand right,
      float[] c,
      int corner,
      int cStep,
      boolean add) {
    if (right.restColumns() == right.restWidth()) {
      restTiles(in, height, row, right, c, corner, cStep, add);
      return;
    }
    float[] buffer = Scratch.floats(Scratch.Purpose.SUMS, Tiles.HIGHEST * WIDTH);
    restTiles(in, height, row, right, buffer, 0, WIDTH, false);
    flush(buffer, c, corner, cStep, add, height, right.restColumns());
  }

  private void restTiles(
      TileInput in,
      int height,
      int row,
      RightOperand right,
      float[] c,
      int corner,
      int cStep,
      boolean add) {
    int width = right.restWidth();
    float[] b = right.restArray();
    int start = right.restStart();
    int step = right.restStep();
    if (width == WIDTH) {
      wide.run(height, in, row, b, start, step, c, corner, cStep, add);
      return;
    }
    int column = 0;
    for (; column + Lanes.COUNT <= width; column += Lanes.COUNT) {
      single.run(height, in, row, b, start + column, step, c, corner + column, cStep, add);
    }
    if (column < width) {
      narrow.run(height, in, row, b, start + column, step, c, corner + column, cStep, add);
    }
  }

  /**
   * Copies or adds the buffer's part that lies inside C, in pieces no longer than those that were
   * just written: longer ones would wait for these to arrive in the cache.
   */
  private static void flush(
      float[] buffer, float[] c, int corner, int cStep, boolean add, int rows, int columns) {
    for (int column = 0; column < columns; column += NARROW) {
      VectorMask<Float> inside = NUMBERS.compare(VectorOperators.LT, (float) (columns - column));
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
}
