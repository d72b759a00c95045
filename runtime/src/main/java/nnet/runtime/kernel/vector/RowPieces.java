package nnet.runtime.kernel.vector;

import nnet.runtime.kernel.Blocks;

/** The rows of a product in pieces of whole tiles, of nearly the same size. */
final class RowPieces {
  private static final int TILE = 3 * Tiles.EIGHT; // and two tiles of twelve

  private final Blocks tiles = new Blocks();
  private int rows;

  /** Cuts rows into the fewest pieces of at most {@code longest}. */
  RowPieces cut(int rows, int longest) {
    this.rows = rows;
    tiles.atMost(Math.ceilDiv(rows, TILE), longest / TILE);
    return this;
  }

  int count() {
    return tiles.count();
  }

  /** Where a piece begins; piece {@code count} begins at the end. */
  int start(int piece) {
    return Math.min(rows, tiles.start(piece) * TILE);
  }
}
