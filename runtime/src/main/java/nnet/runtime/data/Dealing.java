package nnet.runtime.data;

/**
 * Deals blocks of rows among takers: each block goes to the one that then is furthest behind its
 * share. No prefix of the blocks is off by more than a block, and blocks of one row that lie
 * together are divided as all are.
 */
final class Dealing {
  private static final double SLACK = 1e-9;

  private final double[] shares;
  private final long[] taken;
  private long dealt;

  /**
   * @param shares of the takers, at most 1 together; what is missing goes to nobody
   */
  Dealing(double... shares) {
    this.shares = shares.clone();
    this.taken = new long[shares.length + 1];
  }

  private double share(int taker) {
    if (taker < shares.length) {
      return shares[taker];
    }
    double rest = 1;
    for (double share : shares) {
      rest -= share;
    }
    return rest > SLACK ? rest : 0;
  }

  /** The taker of the next block; the number of takers for nobody. */
  int next(int rows) {
    dealt += rows;
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int taker = 0; taker <= shares.length; taker++) {
      double behind = share(taker) * dealt - taken[taker];
      if (share(taker) > 0 && behind > most + SLACK) {
        most = behind;
        best = taker;
      }
    }
    taken[best] += rows;
    return best;
  }
}
