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

  /** What still counts as faster. */
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
   * until it gets no faster.
   */
  void warmUp(long cpuNanos) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < MOST_CHUNKS; i++) {
      double took = run(cpuNanos / CHUNKS, true).cpuMillisPerStep();
      if (i >= CHUNKS && took > STEADY * best) {
        return;
      }
      best = Math.min(best, took);
    }
  }

  /**
   * Works for so long.
   *
   * @param cpu by the CPU time of the process, which others on the machine do not shorten
   */
  Round run(long nanos, boolean cpu) {
    Meter.Reading before = Meter.read();
    long steps = 0;
    Meter.Reading used;
    do {
      steps += some();
      used = Meter.read().since(before);
    } while (cpu ? lasts(used, nanos) : used.nanos() < nanos);
    long worked = java ? used.threads() : used.process();
    return new Round(steps, used.nanos(), used.process(), worked, used.bytes());
  }

  private static boolean lasts(Meter.Reading used, long cpuNanos) {
    return used.process() < cpuNanos && used.nanos() < MOST_PATIENCE * cpuNanos;
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
