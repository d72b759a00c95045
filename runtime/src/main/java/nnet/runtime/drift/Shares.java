package nnet.runtime.drift;

import java.util.Arrays;
import java.util.List;

/**
 * Counts of values by bin, and what part of all they are.
 *
 * @param rows that the values come from; a row may have several
 */
record Shares(long rows, long[] counts) {

  static Shares of(long rows, List<Long> counts) {
    return new Shares(rows, counts.stream().mapToLong(Long::longValue).toArray());
  }

  double total() {
    return Arrays.stream(counts).asDoubleStream().sum();
  }

  /** From 0 to 1; 0 of nothing. */
  double of(int bin) {
    double total = total();
    return total == 0 ? 0 : counts[bin] / total;
  }
}
