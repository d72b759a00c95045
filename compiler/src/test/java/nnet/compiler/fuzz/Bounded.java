package nnet.compiler.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** A target whose reading takes neither more time nor more memory than a file is worth. */
final class Bounded {
  private static final long MOST_NANOSECONDS = 20_000_000_000L;

  /** Deflate makes a file at most 1032 times as long; what is read is kept a few times. */
  private static final long BYTES_OF_A_BYTE = 16 * 1032L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Target target;

  Bounded(Target target) {
    this.target = target;
  }

  /** What is too much is measured again: the first time, classes may have been loaded. */
  void read(byte[] file) throws IOException {
    String excess = excess(file);
    if (!excess.isEmpty()) {
      excess = excess(file);
    }
    if (!excess.isEmpty()) {
      throw new AssertionError(excess);
    }
  }

  /** What reading took too much of; empty where it kept to its bounds. */
  private String excess(byte[] file) throws IOException {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long time = THREADS.getCurrentThreadCpuTime();
    target.read(file);
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    time = THREADS.getCurrentThreadCpuTime() - time;
    if (bytes > target.mostBytes() + BYTES_OF_A_BYTE * file.length) {
      return "%,d bytes were asked for to read %,d".formatted(bytes, file.length);
    }
    return time <= MOST_NANOSECONDS ? "" : "reading took %,d ms".formatted(time / 1_000_000);
  }
}
