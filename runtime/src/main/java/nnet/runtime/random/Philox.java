package nnet.runtime.random;

/**
 * Philox4x32 with ten rounds (Salmon, Moraes, Dror and Shaw: Parallel random numbers: as easy as 1,
 * 2, 3; SC 2011): four random words as a function of a counter of four words and a key of two. Many
 * counters are computed at once, in loops of a shape that HotSpot turns into vectors; words lie in
 * longs for that.
 */
final class Philox {
  /** Most counters computed at once. */
  static final int COUNTERS = 64;

  /** Words of that many counters. */
  static final int WORDS = 4 * COUNTERS;

  private static final int ROUNDS = 10;
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final long LOW = 0xFFFFFFFFL;

  private final long[] x0 = new long[COUNTERS];
  private final long[] x1 = new long[COUNTERS];
  private final long[] x2 = new long[COUNTERS];
  private final long[] x3 = new long[COUNTERS];
  private final int[] words = new int[WORDS];

  /**
   * The words of {@code counters} counters {@code (c0, c1, c2, c3)}, {@code (c0 + 1, c1, c2, c3)}
   * and so on, four by four.
   */
  int[] words(int counters, int c0, int c1, int c2, int c3, long key) {
    for (int i = 0; i < counters; i++) {
      x0[i] = Integer.toUnsignedLong(c0 + i);
      x1[i] = Integer.toUnsignedLong(c1);
      x2[i] = Integer.toUnsignedLong(c2);
      x3[i] = Integer.toUnsignedLong(c3);
    }
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      round(counters, x0, x1, x2, x3, Integer.toUnsignedLong(k0), Integer.toUnsignedLong(k1));
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    for (int i = 0; i < counters; i++) {
      words[4 * i] = (int) x0[i];
      words[4 * i + 1] = (int) x1[i];
      words[4 * i + 2] = (int) x2[i];
      words[4 * i + 3] = (int) x3[i];
    }
    return words;
  }

  private static void round(
      int counters, long[] x0, long[] x1, long[] x2, long[] x3, long k0, long k1) {
    for (int i = 0; i < counters; i++) {
      long product0 = MULTIPLIER_0 * x0[i];
      long product1 = MULTIPLIER_1 * x2[i];
      x0[i] = (product1 >>> 32) ^ x1[i] ^ k0;
      x1[i] = product1 & LOW;
      x2[i] = (product0 >>> 32) ^ x3[i] ^ k1;
      x3[i] = product0 & LOW;
    }
  }
}
