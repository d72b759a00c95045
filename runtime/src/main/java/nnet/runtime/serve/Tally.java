package nnet.runtime.serve;

import java.util.concurrent.atomic.AtomicLongArray;
import nnet.runtime.drift.Bins;
import nnet.runtime.drift.Quantity;
import nnet.runtime.io.Histogram;

/** Counts of some of the threads: rows by place, and behind them values by quantity and bin. */
final class Tally implements Quantity.Visitor {
  private static final int PLACES = Histogram.Place.values().length;

  private final Bins[] bins;
  private final int[] at;
  private final AtomicLongArray counts;

  Tally(Bins[] bins) {
    this.bins = bins;
    this.at = new int[bins.length];
    int size = PLACES;
    for (int i = 0; i < bins.length; i++) {
      at[i] = size;
      size += bins[i].size();
    }
    this.counts = new AtomicLongArray(size);
  }

  void row(Histogram.Place place) {
    counts.getAndIncrement(place.ordinal());
  }

  @Override
  public void see(int number, float value) {
    counts.getAndIncrement(at[number] + bins[number].of(value));
  }

  long rows(Histogram.Place place, boolean clear) {
    return take(place.ordinal(), clear);
  }

  /** Adds the counts of a quantity. */
  void addTo(long[] sums, int number, boolean clear) {
    for (int bin = 0; bin < sums.length; bin++) {
      sums[bin] += take(at[number] + bin, clear);
    }
  }

  private long take(int place, boolean clear) {
    return clear ? counts.getAndSet(place, 0) : counts.get(place);
  }
}
