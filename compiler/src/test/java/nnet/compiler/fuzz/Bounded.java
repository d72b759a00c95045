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

  void read(byte[] file) throws IOException {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long time = THREADS.getCurrentThreadCpuTime();
    target.read(file);
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    time = THREADS.getCurrentThreadCpuTime() - time;
    long most = target.mostBytes() + BYTES_OF_A_BYTE * file.length;
    if (bytes > most) {
      throw new AssertionError(
          "%,d bytes were asked for to read %,d".formatted(bytes, file.length));
    }
    if (time > MOST_NANOSECONDS) {
      throw new AssertionError("reading took %,d ms".formatted(time / 1_000_000));
    }
  }
}
