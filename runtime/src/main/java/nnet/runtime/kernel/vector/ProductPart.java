package nnet.runtime.kernel.vector;

import nnet.runtime.kernel.Blocks;
import nnet.runtime.kernel.Product;

/**
 * Computes a rectangle of a product's result: blocks of the inner dimension in order. One for each
 * thread, used again and again.
 */
final class ProductPart {
  /** Columns of B whose panels are prepared at a time. */
  private static final int COLUMNS = 2048;

  /** Rows that are computed at a time: their part of A stays in the second-level cache. */
  private static final int ROWS = 96;

  private static final ThreadLocal<ProductPart> MINE = ThreadLocal.withInitial(ProductPart::new);

  private final Blocks blocks = new Blocks();
  private final RowPieces rows = new RowPieces();
  private final RightOperand right = new RightOperand();
  private final TileInput left = new TileInput();
  private Product p = new Product();

  /** The block that is under way: columns of B, and the inner dimension from one to another. */
  private int column;

  private int from;
  private int k;
  private boolean add;

  private ProductPart() {}

  static ProductPart mine() {
    return MINE.get();
  }

  void run(Product product, int firstRow, int endRow, int firstColumn, int endColumn) {
    p = product;
    blocks.inner(p.k());
    rows.cut(endRow - firstRow, ROWS);
    for (column = firstColumn; column < endColumn; column += COLUMNS) {
      for (int block = 0; block < blocks.count(); block++) {
        from = blocks.start(block);
        k = blocks.start(block + 1) - from;
        add = p.accumulate() || block > 0;
        runBlock(firstRow, endRow, Math.min(COLUMNS, endColumn - column));
      }
    }
  }

  private void runBlock(int firstRow, int endRow, int columns) {
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
    if (p.transposeA()) {
      left.single(p.aStart() + from * p.m() + row, k);
      left.step = p.m();
    } else {
      left.single(p.aStart() + row * p.k() + from, k);
      left.evenRows(endRow - row, p.k());
    }
    int corner = p.cStart() + row * p.n() + column;
    TileSweep.run(
        left, p.transposeA(), 0, endRow - row, right, 0, right.panels(), p.c(), corner, p.n(), add);
  }
}
