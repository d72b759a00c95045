package nnet.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the whole machine is doing, and what it is. */
final class Machine {
  private static final long TICK = 10_000_000;

  private Machine() {}

  /**
   * CPU time that all processes together have used, in nanoseconds; what a host took counts too.
   */
  static long busyNanos() {
    return busyNanos(lines("/proc/stat").getFirst());
  }

  /** Of the line {@code cpu user nice system idle iowait irq softirq steal ...}. */
  static long busyNanos(String line) {
    String[] words = line.trim().split(" +", -1);
    long ticks = 0;
    for (int i = 1; i <= 8; i++) {
      boolean idle = i == 4 || i == 5;
      ticks += idle ? 0 : Long.parseLong(words[i]);
    }
    return ticks * TICK;
  }

  /** The share of the machine that others had, while a process used {@code own} of it. */
  static double others(long busy, long own, long elapsed) {
    int processors = Runtime.getRuntime().availableProcessors();
    return Math.max(0, busy - own) / ((double) elapsed * processors);
  }

  static String processor() {
    return lines("/proc/cpuinfo").stream()
        .filter(line -> line.startsWith("model name"))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .orElse("unknown");
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
