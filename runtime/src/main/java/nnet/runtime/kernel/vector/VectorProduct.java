package nnet.runtime.kernel.vector;

import java.util.Arrays;
import nnet.runtime.kernel.Blocks;
import nnet.runtime.kernel.Product;
import nnet.runtime.parallel.Pool;

/**
 * The matrix product: blocks of the inner dimension in order, in each a grid of pieces that threads
 * share.
 */
final class VectorProduct {
  /** Columns of B whose panels are prepared at a time. */
  private static final int COLUMNS = 2048;

  /** Rows of one piece: their part of A stays in the second-level cache. */
  private static final int ROWS = 96;

  /** Rows up to which a product takes as long as reading B. */
  private static final int BOUND_BY_READING = 4;

  /** Products of one piece that make handing it to another thread worthwhile. */
  private static final long PIECE = 250_000;

  private VectorProduct() {}

  static void run(Product p) {
    if (p.m() == 0 || p.n() == 0) {
      return;
    }
    if (p.k() == 0) {
      if (!p.accumulate()) {
        Arrays.fill(p.c(), p.cStart(), p.cStart() + p.m() * p.n(), 0f);
      }
      return;
    }
    Blocks blocks = Blocks.inner(p.k());
    for (int column = 0; column < p.n(); column += COLUMNS) {
      int columns = Math.min(COLUMNS, p.n() - column);
      for (int block = 0; block < blocks.count(); block++) {
        runBlock(p, column, columns, blocks.start(block), blocks.start(block + 1), block > 0);
      }
    }
  }

  private static void runBlock(
      Product p, int column, int columns, int from, int to, boolean later) {
    int k = to - from;
    RightOperand right =
        p.transposeB()
            ? RightOperand.of(
                p.b(), p.bStart() + column * p.k() + from, 1, p.k(), k, columns, p.m())
            : RightOperand.of(
                p.b(), p.bStart() + from * p.n() + column, p.n(), 1, k, columns, p.m());
    boolean add = p.accumulate() || later;
    RowPieces rows = RowPieces.of(p.m(), ROWS);
    int rowPieces = rows.count();
    int panelPieces = panelPieces(p.m(), columns, k, rowPieces, right.panels());
    Pool.run(
        rowPieces * panelPieces,
        piece -> {
          int row = rows.start(piece / panelPieces);
          int endRow = rows.start(piece / panelPieces + 1);
          int firstPanel = piece % panelPieces * right.panels() / panelPieces;
          int endPanel = (piece % panelPieces + 1) * right.panels() / panelPieces;
          runPiece(p, column, from, k, row, endRow, right, firstPanel, endPanel, add);
        });
  }

  private static int panelPieces(int m, int columns, int k, int rowPieces, int panels) {
    long work = (long) Math.max(m, BOUND_BY_READING) * columns * k / rowPieces / PIECE;
    return Math.clamp(work, 1, Math.min(panels, Math.max(1, 8 / rowPieces)));
  }

  private static void runPiece(
      Product p,
      int column,
      int from,
      int k,
      int row,
      int endRow,
      RightOperand right,
      int firstPanel,
      int endPanel,
      boolean add) {
    TileInput in = TileInput.mine();
    in.a = p.a();
    if (p.transposeA()) {
      in.single(p.aStart() + from * p.m() + row, k);
      in.step = p.m();
    } else {
      in.single(p.aStart() + row * p.k() + from, k);
      in.evenRows(endRow - row, p.k());
    }
    TileSweep.run(
        in,
        p.transposeA(),
        0,
        endRow - row,
        right,
        firstPanel,
        endPanel,
        p.c(),
        p.cStart() + row * p.n() + column,
        p.n(),
        add);
  }
}
