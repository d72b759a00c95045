package nnet.runtime.progress;

import java.util.Locale;

/**
 * How fast training is and how long it is going to take. What was fast or slow long ago, as while
 * the JVM warmed up, is forgotten.
 */
final class Pace {
  private static final double MEMORY_SECONDS = 10;

  private final long start = System.nanoTime();
  private final long total;
  private final int examples;
  private long lastTime = start;
  private long lastSeen;
  private double speed = Double.NaN;

  /**
   * @param examples of an epoch
   */
  Pace(int epochs, int examples) {
    this.examples = examples;
    this.total = (long) epochs * examples;
  }

  /** Where a run is taken up: what was seen before was not seen now. */
  void begin(long seen) {
    lastSeen = seen;
  }

  long total() {
    return total;
  }

  /** Examples seen when that many of an epoch are. */
  long seen(int epoch, int inEpoch) {
    return (long) (epoch - 1) * examples + inEpoch;
  }

  /** Takes note of how far training is. */
  void reach(long seen) {
    long now = System.nanoTime();
    reach(seen, Math.max(1e-9, (now - lastTime) / 1e9));
    lastTime = now;
  }

  /** So many seconds after the last time. */
  void reach(long seen, double seconds) {
    double own = (seen - lastSeen) / seconds;
    double weight = Double.isNaN(speed) ? 1 : 1 - Math.exp(-seconds / MEMORY_SECONDS);
    speed = weight == 1 ? own : speed + weight * (own - speed);
    lastSeen = seen;
  }

  String perSecond() {
    return String.format(Locale.ROOT, "%,.0f examples/s", speed);
  }

  String left(long seen) {
    return speed > 0 ? Measures.duration(Math.max(1, (total - seen) / speed)) + " left" : "";
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
