package nnet.runtime.kernel.vector;

import java.util.Arrays;
import nnet.runtime.kernel.Blocks;
import nnet.runtime.kernel.Product;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.Pool;

/**
 * The matrix product: blocks of the inner dimension in order, in each a grid of pieces that threads
 * share.
 */
final class VectorProduct implements BlockTask {
  /** Columns of B whose panels are prepared at a time. */
  private static final int COLUMNS = 2048;

  /** Rows of one piece: their part of A stays in the second-level cache. */
  private static final int ROWS = 96;

  /** Rows up to which a product takes as long as reading B. */
  private static final int BOUND_BY_READING = 4;

  /** Products of one piece that make handing it to another thread worthwhile. */
  private static final long PIECE = 250_000;

  private static final ThreadLocal<VectorProduct> MINE =
      ThreadLocal.withInitial(VectorProduct::new);

  private final Blocks blocks = new Blocks();
  private final RowPieces rows = new RowPieces();
  private final RightOperand right = new RightOperand();
  private final TileInput left = new TileInput();
  private final NarrowProduct narrow = new NarrowProduct();
  private Product p = new Product();

  /** The block that is under way: columns of B, and the inner dimension from one to another. */
  private int column;

  private int from;
  private int k;
  private int panelPieces;
  private boolean add;

  private VectorProduct() {}

  /** One for each thread, used again and again. */
  static VectorProduct mine() {
    return MINE.get();
  }

  void run(Product product) {
    if (product.m() == 0 || product.n() == 0) {
      return;
    }
    if (product.k() == 0) {
      clear(product);
    } else if (NarrowProduct.suits(product)) {
      p = narrow.turn(product);
      runBlocks();
      narrow.turnBack(product);
    } else {
      p = product;
      runBlocks();
    }
  }

  private static void clear(Product p) {
    if (!p.accumulate()) {
      Arrays.fill(p.c(), p.cStart(), p.cStart() + p.m() * p.n(), 0f);
    }
  }

  private void runBlocks() {
    blocks.inner(p.k());
    for (column = 0; column < p.n(); column += COLUMNS) {
      for (int block = 0; block < blocks.count(); block++) {
        from = blocks.start(block);
        k = blocks.start(block + 1) - from;
        add = p.accumulate() || block > 0;
        runBlock(Math.min(COLUMNS, p.n() - column));
      }
    }
  }

  private void runBlock(int columns) {
    if (p.transposeB()) {
      right.set(p.b(), p.bStart() + column * p.k() + from, 1, p.k(), k, columns, p.m());
    } else {
      right.set(p.b(), p.bStart() + from * p.n() + column, p.n(), 1, k, columns, p.m());
    }
    rows.cut(p.m(), ROWS);
    panelPieces = panelPieces(p.m(), columns, k, rows.count(), right.panels());
    int pieces = rows.count() * panelPieces;
    if (pieces == 1) {
      multiply(left, 0, p.m(), 0, right.panels());
    } else {
      Pool.run(pieces, this);
    }
  }

  private static int panelPieces(int m, int columns, int k, int rowPieces, int panels) {
    long pieces = (long) Math.max(m, BOUND_BY_READING) * columns * k / (PIECE * rowPieces);
    return pieces <= 1 ? 1 : (int) Math.min(pieces, Math.min(panels, Math.max(1, 8 / rowPieces)));
  }

  @Override
  public void run(int piece) {
    int rowPiece = piece / panelPieces;
    int panelPiece = piece % panelPieces;
    multiply(
        TileInput.mine(),
        rows.start(rowPiece),
        rows.start(rowPiece + 1),
        panelPiece * right.panels() / panelPieces,
        (panelPiece + 1) * right.panels() / panelPieces);
  }

  private void multiply(TileInput in, int row, int endRow, int panel, int endPanel) {
    in.a = p.a();
    if (p.transposeA()) {
      in.single(p.aStart() + from * p.m() + row, k);
      in.step = p.m();
    } else {
      in.single(p.aStart() + row * p.k() + from, k);
      in.evenRows(endRow - row, p.k());
    }
    int corner = p.cStart() + row * p.n() + column;
    boolean byColumns = p.transposeA();
    TileSweep.run(
        in, byColumns, 0, endRow - row, right, panel, endPanel, p.c(), corner, p.n(), add);
  }
}
