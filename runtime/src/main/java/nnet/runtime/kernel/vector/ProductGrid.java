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

  private int rows;
  private int tiles;
  private int down;
  private int columns;
  private int panels;
  private int across;

  /** Cuts a product into at most so many parts. */
  void cut(Product p, int most) {
    rows = p.m();
    tiles = Math.ceilDiv(rows, Tiles.EIGHT);
    columns = p.n();
    panels = Math.ceilDiv(columns, WIDTH);
    long work = (long) Math.max(p.m(), BOUND_BY_READING) * p.n() * p.k();
    int parts = Math.clamp(work / WORTHWHILE, 1, Math.max(1, most));
    while (!cut(parts)) {
      parts--;
    }
  }

  /** Finds the best way to cut into so many parts of whole tiles, if there is one. */
  private boolean cut(int parts) {
    long least = Long.MAX_VALUE;
    for (int below = 1; below <= parts; below++) {
      int beside = parts / below;
      boolean possible = parts % below == 0 && below <= tiles && beside <= panels;
      long cost = cost(Math.ceilDiv(tiles, below), Math.ceilDiv(panels, beside), beside);
      if (possible && cost < least) {
        least = cost;
        down = below;
        across = beside;
      }
    }
    return least < Long.MAX_VALUE;
  }

  /**
   * Of the largest part: its tiles, and copying B. Threads beside each other would also write to
   * the same line of their caches in each row of the result, for which they wait.
   */
  private static long cost(long tiles, long panels, int beside) {
    return 8 * tiles * panels + 10 * panels + (beside > 1 ? 8 * tiles : 0);
  }

  int parts() {
    return down * across;
  }

  int row(int part) {
    return rowOf(part / across);
  }

  int endRow(int part) {
    return rowOf(part / across + 1);
  }

  int column(int part) {
    return columnOf(part % across);
  }

  int endColumn(int part) {
    return columnOf(part % across + 1);
  }

  private int rowOf(int line) {
    return Math.min(rows, tiles * line / down * Tiles.EIGHT);
  }

  private int columnOf(int line) {
    return Math.min(columns, panels * line / across * WIDTH);
  }
}
