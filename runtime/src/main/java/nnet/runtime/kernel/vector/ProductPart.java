package nnet.runtime.kernel.vector;

import nnet.runtime.kernel.Blocks;
import nnet.runtime.kernel.Product;
import nnet.runtime.kernel.Scratch;
import nnet.runtime.parallel.PerThread;

/**
 * Computes a rectangle of a product's result, or the sums of some blocks of the inner dimension.
 * One for each thread, used again and again.
 */
final class ProductPart {
  /** Columns of B whose panels are prepared at a time. */
  private static final int COLUMNS = 2048;

  /** Rows that are computed at a time: their part of A stays in the second-level cache. */
  private static final int ROWS = 96;

  /** Floats between rows of A from which copying them may gain. */
  private static final int FAR_ROWS = 2048;

  /** Floats between an element of A' and the next of its column from which copying may gain. */
  private static final int FAR = 1024;

  /** Floats of room between copied rows, so that they do not compete for the same lines either. */
  private static final int GAP = 16;

  /** Panels that multiply a copy, below which it costs more than it saves. */
  private static final int MANY_PANELS = 32;

  /** Columns of A that are copied side by side: whole tiles, and whole vectors. */
  private static final int STRIP = 3 * Tiles.EIGHT;

  private static final PerThread<ProductPart> MINE = new PerThread<>();

  private final Blocks blocks = new Blocks();
  private final RowPieces rows = new RowPieces();
  private final RightOperand right = new RightOperand();
  private final TileInput left = new TileInput();
  private Product p = new Product();
  private float[] c = {};
  private int cStart;

  /** The block that is under way: columns of B, and the inner dimension from one to another. */
  private int column;

  private int from;
  private int k;
  private boolean add;

  private ProductPart() {}

  static ProductPart mine() {
    return MINE.get(ProductPart::new);
  }

  /** Blocks of the inner dimension in order. */
  void run(Product product, int firstRow, int endRow, int firstColumn, int endColumn) {
    begin(product, firstRow, endRow);
    c = p.c();
    cStart = p.cStart();
    for (column = firstColumn; column < endColumn; column += COLUMNS) {
      for (int block = 0; block < blocks.count(); block++) {
        add = p.accumulate() || block > 0;
        runBlock(block, firstRow, endRow, Math.min(COLUMNS, endColumn - column));
      }
    }
  }

  /** The sum of each block from one to another, a matrix behind the one before. */
  void sums(Product product, int firstBlock, int endBlock, float[] sums) {
    begin(product, 0, product.m());
    c = sums;
    add = false;
    for (int block = firstBlock; block < endBlock; block++) {
      cStart = block * p.m() * p.n();
      for (column = 0; column < p.n(); column += COLUMNS) {
        runBlock(block, 0, p.m(), Math.min(COLUMNS, p.n() - column));
      }
    }
  }

  private void begin(Product product, int firstRow, int endRow) {
    p = product;
    blocks.inner(p.k());
    rows.cut(endRow - firstRow, ROWS);
  }

  private void runBlock(int block, int firstRow, int endRow, int columns) {
    from = blocks.start(block);
    k = blocks.start(block + 1) - from;
    int reuses = endRow - firstRow;
    if (p.transposeB()) {
      right.set(p.b(), p.bStart() + column * p.k() + from, 1, p.k(), k, columns, reuses);
    } else {
      right.set(p.b(), p.bStart() + from * p.n() + column, p.n(), 1, k, columns, reuses);
    }
    for (int piece = 0; piece < rows.count(); piece++) {
      multiply(firstRow + rows.start(piece), firstRow + rows.start(piece + 1));
    }
  }

  private void multiply(int row, int endRow) {
    left.a = p.a();
    int corner = cStart + row * p.n() + column;
    boolean oftenRead = right.panels() >= MANY_PANELS;
    if (!p.transposeA() && oftenRead && p.k() >= FAR_ROWS) {
      copyRows(row, endRow);
      sweep(false, endRow - row, 0, right.panels(), corner);
    } else if (!p.transposeA()) {
      left.single(p.aStart() + row * p.k() + from, k);
      left.evenRows(endRow - row, p.k());
      sweep(false, endRow - row, 0, right.panels(), corner);
    } else if (p.m() < FAR || !oftenRead) {
      left.single(p.aStart() + from * p.m() + row, k);
      left.step = p.m();
      sweep(true, endRow - row, 0, right.panels(), corner);
    } else {
      multiplyStrips(row, endRow, corner);
    }
  }

  /** Copies rows of A that lie far apart side by side, for the same reason as columns below. */
  private void copyRows(int row, int endRow) {
    int rows = endRow - row;
    int distance = k / Lanes.NARROW_COUNT * Lanes.NARROW_COUNT + GAP;
    left.a = Scratch.floats(Scratch.Purpose.LEFT, rows * distance);
    RowCopy.copy(p.a(), p.aStart() + row * p.k() + from, p.k(), rows, k, left.a, 0, distance);
    left.single(0, k);
    left.evenRows(rows, distance);
  }

  /**
   * Copies columns of A that lie far apart, as many side by side as a few tiles have rows. Where
   * they are, their lines would compete for the same places in the cache, and each tile would fetch
   * them anew.
   */
  private void multiplyStrips(int row, int endRow, int corner) {
    int strip = k * STRIP;
    int strips = Math.ceilDiv(endRow - row, STRIP);
    left.a = Scratch.floats(Scratch.Purpose.LEFT, strips * strip);
    left.step = STRIP;
    for (int i = 0; i < strips; i++) {
      int first = row + i * STRIP;
      int rows = Math.min(STRIP, endRow - first);
      int at = p.aStart() + from * p.m() + first;
      RowCopy.copy(p.a(), at, p.m(), k, rows, left.a, i * strip, STRIP);
    }
    int panels = right.panelsAtOnce();
    for (int panel = 0; panel < right.panels(); panel += panels) {
      int end = Math.min(right.panels(), panel + panels);
      for (int i = 0; i < strips; i++) {
        left.single(i * strip, k);
        int first = i * STRIP;
        int rows = Math.min(STRIP, endRow - row - first);
        sweep(true, rows, panel, end, corner + first * p.n());
      }
    }
  }

  private void sweep(boolean byColumns, int rows, int panel, int endPanel, int corner) {
    TileSweep.run(left, byColumns, 0, rows, right, panel, endPanel, c, corner, p.n(), add);
  }
}
