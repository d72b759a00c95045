package nnet.runtime.progress;

import java.util.Locale;

/** How fast training is and how long it is going to take. */
final class Pace {
  private final long start = System.nanoTime();
  private final long total;
  private final int examples;
  private long before;

  /**
   * @param examples of an epoch
   */
  Pace(int epochs, int examples) {
    this.examples = examples;
    this.total = (long) epochs * examples;
  }

  /** Where a run is taken up: what was seen before was not seen now. */
  void begin(long seen) {
    before = seen;
  }

  long total() {
    return total;
  }

  /** Examples seen when that many of an epoch are. */
  long seen(int epoch, int inEpoch) {
    return (long) (epoch - 1) * examples + inEpoch;
  }

  String perSecond(long seen) {
    return String.format(Locale.ROOT, "%,.0f examples/s", (seen - before) / seconds());
  }

  String left(long seen) {
    return Measures.duration(seconds() * (total - seen) / Math.max(1, seen - before)) + " left";
  }

  double seconds() {
    return Math.max(1e-9, (System.nanoTime() - start) / 1e9);
  }
}
