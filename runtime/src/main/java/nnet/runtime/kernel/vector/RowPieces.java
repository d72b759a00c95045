package nnet.runtime.kernel.vector;

import nnet.runtime.kernel.Blocks;

/** The rows of a product in pieces of whole tiles, of nearly the same size. */
record RowPieces(int rows, Blocks tiles) {
  /** Rows of a tile. */
  private static final int TILE = 8;

  /** The fewest pieces of at most {@code longest} rows. */
  static RowPieces of(int rows, int longest) {
    return new RowPieces(rows, Blocks.atMost(Math.ceilDiv(rows, TILE), longest / TILE));
  }

  int count() {
    return tiles.count();
  }

  /** Where a piece begins; piece {@code count} begins at the end. */
  int start(int piece) {
    return Math.min(rows, tiles.start(piece) * TILE);
  }
}
