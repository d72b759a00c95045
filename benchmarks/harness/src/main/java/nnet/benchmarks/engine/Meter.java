package nnet.benchmarks.engine;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Clocks and counters of this process. */
final class Meter {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Meter() {}

  /** All clocks; reading them allocates. */
  static Reading read() {
    long threads = 0;
    for (long nanos : THREADS.getThreadCpuTime(THREADS.getAllThreadIds())) {
      threads += Math.max(0, nanos);
    }
    return new Reading(System.nanoTime(), processNanos(), threads);
  }

  /**
   * CPU time of the whole process, known to some ten milliseconds; reading it allocates nothing.
   */
  static long processNanos() {
    return SYSTEM.getProcessCpuTime();
  }

  /** What all threads of Java have allocated so far; reading it allocates nothing. */
  static long bytes() {
    return THREADS.getTotalThreadAllocatedBytes();
  }

  /**
   * @param process CPU time of the whole process
   * @param threads CPU time of threads of Java, known to nanoseconds
   */
  record Reading(long nanos, long process, long threads) {
    Reading since(Reading before) {
      return new Reading(nanos - before.nanos, process - before.process, threads - before.threads);
    }
  }
}
