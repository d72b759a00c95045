package nnet.runtime.kernel.vector;

import nnet.runtime.kernel.Product;

/**
 * How threads share a product: its result in parts of nearly the same size, each of whole tiles,
 * which one thread computes by itself from the first product of each sum to the last. Where it is
 * cut changes no sum.
 */
final class ProductGrid {
  /** Products of one part that make handing it to another thread worthwhile. */
  private static final long WORTHWHILE = 40_000;

  /** Rows up to which a product takes as long as reading B. */
  private static final int BOUND_BY_READING = 4;

  private static final int WIDTH = 2 * Lanes.COUNT;

  private final RowPieces rows = new RowPieces();
  private int columns;
  private int panels;
  private int across;

  /** Cuts a product into at most so many parts. */
  void cut(Product p, int most) {
    columns = p.n();
    panels = Math.ceilDiv(p.n(), WIDTH);
    int tiles = Math.ceilDiv(p.m(), Tiles.HIGHEST);
    long work = (long) Math.max(p.m(), BOUND_BY_READING) * p.n() * p.k();
    int parts = Math.clamp(work / WORTHWHILE, 1, Math.max(1, most));
    int down = 0;
    for (; down == 0; parts--) {
      across = parts;
      down = down(parts, tiles);
    }
    rows.inParts(p.m(), down);
  }

  /** The best number of parts that lie below each other; 0 where there are none of whole tiles. */
  private int down(int parts, int tiles) {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int down = 1; down <= parts; down++) {
      int beside = parts / down;
      boolean possible = parts % down == 0 && down <= tiles && beside <= panels;
      long cost = cost(Math.ceilDiv(tiles, down), Math.ceilDiv(panels, beside), beside);
      if (possible && cost < least) {
        least = cost;
        best = down;
        across = beside;
      }
    }
    return best;
  }

  /**
   * Of the largest part: its tiles, and copying B. Threads beside each other would also write to
   * the same line of their caches in each row of the result, for which they wait.
   */
  private static long cost(long tiles, long panels, int beside) {
    return 8 * tiles * panels + 10 * panels + (beside > 1 ? 8 * tiles : 0);
  }

  int parts() {
    return rows.count() * across;
  }

  int row(int part) {
    return rows.start(part / across);
  }

  int endRow(int part) {
    return rows.start(part / across + 1);
  }

  int column(int part) {
    return columnOf(part % across);
  }

  int endColumn(int part) {
    return columnOf(part % across + 1);
  }

  private int columnOf(int line) {
    return Math.min(columns, panels * line / across * WIDTH);
  }
}
