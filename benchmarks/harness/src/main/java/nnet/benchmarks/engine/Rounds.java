package nnet.benchmarks.engine;

import java.util.Arrays;

/** Repeats a piece of work for a given time, and says how long it took. */
final class Rounds {
  /** Between two looks at the clock. */
  private static final long LOOK = 2_000_000;

  /** Shorter calls are timed several at a time: the clock itself takes some 20 ns. */
  private static final long SHORTEST = 2_000;

  /** How much longer than its CPU time some work may take where others use the machine. */
  private static final long MOST_PATIENCE = 15;

  /** A warm-up is watched in pieces. */
  private static final int CHUNKS = 4;

  private static final int MOST_CHUNKS = 20;

  /** What still counts as better. */
  private static final double STEADY = 0.95;

  private static final int MOST_SAMPLES = 1 << 20;

  private final Work work;
  private final boolean java;
  private int times = 1;

  Rounds(Work work, boolean java) {
    this.work = work;
    this.java = java;
  }

  /**
   * Works until the process has had so much CPU time, the compilers of the JVM included, and then
   * until it gets no faster and allocates no less.
   */
  void warmUp(long cpuNanos) {
    double shortest = Double.MAX_VALUE;
    double fewest = Double.MAX_VALUE;
    for (int i = 0; i < MOST_CHUNKS; i++) {
      Round round = run(cpuNanos / CHUNKS, true);
      double took = round.cpuMillisPerStep();
      double bytes = java ? round.bytesPerStep() : 0;
      boolean better = took < STEADY * shortest || bytes < STEADY * fewest;
      if (i >= CHUNKS && !better) {
        return;
      }
      shortest = Math.min(shortest, took);
      fewest = Math.min(fewest, bytes);
    }
  }

  /**
   * Works for so long.
   *
   * @param cpu by the CPU time of the process, which others on the machine do not shorten
   */
  Round run(long nanos, boolean cpu) {
    Meter.Reading before = Meter.read();
    long bytes = Meter.bytes();
    long steps = 0;
    do {
      steps += some();
    } while (cpu ? lasts(before, nanos) : System.nanoTime() - before.nanos() < nanos);
    bytes = Meter.bytes() - bytes;
    Meter.Reading used = Meter.read().since(before);
    long worked = java ? used.threads() : used.process();
    return new Round(steps, used.nanos(), used.process(), worked, bytes);
  }

  private static boolean lasts(Meter.Reading before, long cpuNanos) {
    return Meter.processNanos() - before.process() < cpuNanos
        && System.nanoTime() - before.nanos() < MOST_PATIENCE * cpuNanos;
  }

  /** A few milliseconds of work; how many steps that were. */
  private int some() {
    int steps = times;
    times = adapted(time(steps), LOOK);
    return steps;
  }

  private int adapted(long took, long wanted) {
    if (took < wanted / 2) {
      return Math.min(1 << 20, times * 2);
    }
    return took > wanted * 2 ? Math.max(1, times / 2) : times;
  }

  /** Times calls one by one, or as few together as the clock can tell apart. */
  Latency latencies(long nanos) {
    int together = 1;
    while (together < 1 << 10 && time(together) < SHORTEST) {
      together *= 2;
    }
    long[] samples = new long[MOST_SAMPLES];
    int count = 0;
    long end = System.nanoTime() + nanos;
    while (count < MOST_SAMPLES && (count < 100 || System.nanoTime() < end)) {
      samples[count++] = time(together);
    }
    Arrays.sort(samples, 0, count);
    double scale = 1e-3 / together;
    return new Latency(samples[count / 2] * scale, samples[(int) (count * 0.99)] * scale);
  }

  private long time(int calls) {
    long start = System.nanoTime();
    work.run(calls);
    return System.nanoTime() - start;
  }
}
