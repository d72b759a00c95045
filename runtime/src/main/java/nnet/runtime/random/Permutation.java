package nnet.runtime.random;

/** The order in which an epoch visits its examples. */
public final class Permutation {
  /** Keeps these words apart from all that {@link Draws} uses. */
  private static final int KIND = 2;

  private Permutation() {}

  /**
   * A random order of {@code 0 .. n - 1} (Fisher and Yates), which depends on the seed and the
   * epoch alone.
   */
  public static int[] of(long seed, long epoch, int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    Philox philox = new Philox();
    int[] words = {};
    for (int i = n - 1, used = Philox.WORDS; i > 0; i--, used += 2) {
      if (used == Philox.WORDS) {
        words = philox.words(Philox.COUNTERS, i, (int) epoch, (int) (epoch >>> 32), KIND, seed);
        used = 0;
      }
      long random =
          Integer.toUnsignedLong(words[used]) << 32 | Integer.toUnsignedLong(words[used + 1]);
      int other = (int) Math.unsignedMultiplyHigh(random, i + 1L);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    return order;
  }
}
