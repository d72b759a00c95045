package nnet.runtime.kernel.vector;

import nnet.runtime.kernel.Product;
import nnet.runtime.kernel.Scratch;

/**
 * Some rows of a product's left operand, copied so that what a tile reads lies side by side: a
 * strip for each tile, of as many columns as the tile has rows. Tiles of rows would compute an
 * address for each of them, and columns that lie far apart compete for the same places in the
 * cache.
 */
final class LeftStrips {
  /** Panels and rows that pay for turning rows into columns. */
  private static final int PANELS_TO_TURN = 8;

  private static final int ROWS_TO_TURN = 8;

  /** Floats between elements of a column that compete for the same places in the first cache. */
  private static final int COMPETING = 512;

  /** Panels that pay for copying such columns. */
  private static final int PANELS_TO_COPY = 12;

  /** Floats between elements of a column from which each is fetched by itself. */
  private static final int FAR = 1024;

  /** Panels that pay for copying those. */
  private static final int MANY_PANELS = 32;

  /** Floats of panels that stay in the first cache while strips are multiplied: 32 KB. */
  private static final int CACHED = 8192;

  /** Columns of C from which its rows lie pages apart: better go along them than down. */
  private static final int LONG_ROWS = 1152;

  private static final int WIDTH = 2 * Lanes.COUNT;

  private final TileInput in = new TileInput();
  private int k;
  private int rows;

  /** Whether copying as many rows gains more than it costs. */
  static boolean gain(Product p, int rows, int panels) {
    if (!p.transposeA()) {
      return rows >= ROWS_TO_TURN && panels >= PANELS_TO_TURN;
    }
    return (p.m() % COMPETING == 0 && panels >= PANELS_TO_COPY)
        || (p.m() >= FAR && panels >= MANY_PANELS);
  }

  /** Copies rows {@code [row, row + rows)} of one block of the inner dimension. */
  void copy(Product p, int row, int rows, int from, int k) {
    this.k = k;
    this.rows = rows;
    in.a = Scratch.floats(Scratch.Purpose.LEFT, k * rows);
    int height;
    for (int at = 0; at < rows; at += height) {
      height = Tiles.height(rows - at);
      copyStrip(p, row + at, height, from, at * k);
    }
  }

  private void copyStrip(Product p, int row, int height, int from, int to) {
    if (p.transposeA()) {
      RowCopy.copy(p.a(), p.aStart() + from * p.m() + row, p.m(), k, height, in.a, to, height);
    } else {
      Turned.copy(p.a(), p.aStart() + row * p.k() + from, p.k(), height, k, in.a, to, height);
    }
  }

  /** Multiplies them with all panels. */
  void multiply(RightOperand right, float[] c, int cStart, int cStep, boolean add) {
    int panels = cStep < LONG_ROWS ? Math.max(1, CACHED / (k * WIDTH)) : right.panelsAtOnce();
    for (int panel = 0; panel < right.panels(); panel += panels) {
      int end = Math.min(right.panels(), panel + panels);
      multiply(right, panel, end, c, cStart, cStep, add);
    }
  }

  private void multiply(
      RightOperand right, int panel, int end, float[] c, int cStart, int cStep, boolean add) {
    int height;
    for (int at = 0; at < rows; at += height) {
      height = Tiles.height(rows - at);
      in.single(at * k, k);
      in.step = height;
      int corner = cStart + at * cStep;
      TileSweep.run(in, true, 0, height, right, panel, end, c, corner, cStep, add);
    }
  }
}
