package nnet.runtime.random;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Draws examples with replacement so that each class comes equally often. */
public final class BalancedDraws {
  /** Keeps these words apart from all others that have the same seed. */
  private static final int KIND = 3;

  private static final int WORDS = 4;

  private BalancedDraws() {}

  /**
   * As many examples as there are: for each a class of those that occur, then one of its examples.
   * A draw depends on the seed, the epoch and its place alone.
   *
   * @param labels of the examples, from 0
   */
  public static int[] of(long seed, long epoch, int[] labels) {
    int[][] classes = classes(labels);
    int[] order = new int[labels.length];
    Philox philox = new Philox();
    for (int from = 0; from < order.length; from += Philox.COUNTERS) {
      int[] words =
          philox.words(Philox.COUNTERS, from, (int) epoch, (int) (epoch >>> 32), KIND, seed);
      int count = Math.min(Philox.COUNTERS, order.length - from);
      for (int i = 0; i < count; i++) {
        int[] examples = classes[below(classes.length, words, WORDS * i)];
        order[from + i] = examples[below(examples.length, words, WORDS * i + 2)];
      }
    }
    return order;
  }

  private static int below(int limit, int[] words, int at) {
    long random = Integer.toUnsignedLong(words[at]) << 32 | Integer.toUnsignedLong(words[at + 1]);
    return (int) Math.unsignedMultiplyHigh(random, limit);
  }

  /** The examples of each class that occurs. */
  private static int[][] classes(int[] labels) {
    return Arrays.stream(labels)
        .distinct()
        .sorted()
        .mapToObj(
            label -> IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray())
        .toArray(int[][]::new);
  }
}
