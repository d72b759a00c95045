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

  /** Floats between an element of A' and the next of its column from which copying may gain. */
  private static final int FAR = 1024;

  /** Panels that multiply a copy, below which it costs more than it saves. */
  private static final int MANY_PANELS = 32;

  /** Panels and rows that pay for turning rows of A into columns, which tiles read faster. */
  private static final int PANELS_TO_TURN = 12;

  private static final int ROWS_TO_TURN = 8;

  /** Columns of A that are copied side by side: whole tiles, and whole vectors. */
  static final int STRIP = 3 * Tiles.EIGHT;

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
    int corner = cStart + row * p.n() + column;
    if (gainsByCopying(endRow - row)) {
      multiplyStrips(row, endRow, corner);
      return;
    }
    left.a = p.a();
    if (p.transposeA()) {
      left.single(p.aStart() + from * p.m() + row, k);
      left.step = p.m();
    } else {
      left.single(p.aStart() + row * p.k() + from, k);
      left.evenRows(endRow - row, p.k());
    }
    sweep(p.transposeA(), endRow - row, 0, right.panels(), corner);
  }

  private boolean gainsByCopying(int rows) {
    return p.transposeA()
        ? p.m() >= FAR && right.panels() >= MANY_PANELS
        : rows >= ROWS_TO_TURN && right.panels() >= PANELS_TO_TURN;
  }

  /**
   * Copies as many columns of A side by side as a few tiles have rows: columns that lie far apart,
   * as their lines would compete for the same places in the cache, and each tile would fetch them
   * anew; and rows, which become columns, as tiles of rows have an address to compute for each.
   */
  private void multiplyStrips(int row, int endRow, int corner) {
    int strip = k * STRIP;
    int strips = Math.ceilDiv(endRow - row, STRIP);
    left.a = Scratch.floats(Scratch.Purpose.LEFT, strips * strip);
    left.step = STRIP;
    for (int i = 0; i < strips; i++) {
      int first = row + i * STRIP;
      copyStrip(first, Math.min(STRIP, endRow - first), i * strip);
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

  private void copyStrip(int first, int rows, int to) {
    if (p.transposeA()) {
      int at = p.aStart() + from * p.m() + first;
      RowCopy.copy(p.a(), at, p.m(), k, rows, left.a, to, STRIP);
    } else {
      int at = p.aStart() + first * p.k() + from;
      Turned.copy(p.a(), at, p.k(), rows, k, left.a, to, STRIP);
    }
  }

  private void sweep(boolean byColumns, int rows, int panel, int endPanel, int corner) {
    TileSweep.run(left, byColumns, 0, rows, right, panel, endPanel, c, corner, p.n(), add);
  }
}
