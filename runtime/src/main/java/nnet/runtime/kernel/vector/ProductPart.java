package nnet.runtime.kernel.vector;

import nnet.runtime.kernel.Blocks;
import nnet.runtime.kernel.Product;
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

  private static final PerThread<ProductPart> MINE = new PerThread<>();

  private final Blocks blocks = new Blocks();
  private final RowPieces rows = new RowPieces();
  private final RightOperand right = new RightOperand();
  private final TileInput left = new TileInput();
  private final LeftStrips strips = new LeftStrips();
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
    if (LeftStrips.gain(p, endRow - row, right.panels())) {
      strips.copy(p, row, endRow - row, from, k);
      strips.multiply(right, c, corner, p.n(), add);
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
    int rows = endRow - row;
    int panels = right.panels();
    TileSweep.run(left, p.transposeA(), 0, rows, right, 0, panels, c, corner, p.n(), add);
  }
}
