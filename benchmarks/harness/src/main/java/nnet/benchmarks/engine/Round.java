package nnet.benchmarks.engine;

/**
 * What one round of work took.
 *
 * @param process CPU time of the whole process in nanoseconds
 * @param cpu CPU time of the threads that worked, as well as it is known
 * @param bytes allocated by Java
 */
public record Round(long steps, long nanos, long process, long cpu, long bytes) {

  public double perSecond() {
    return steps * 1e9 / nanos;
  }

  public double cpuMillisPerStep() {
    return cpu / 1e6 / steps;
  }

  public double bytesPerStep() {
    return (double) bytes / steps;
  }

  @Override
  public String toString() {
    return steps + " " + nanos + " " + process + " " + cpu + " " + bytes;
  }

  /** Reads what {@code toString} gives. */
  public static Round parse(String text) {
    String[] words = text.split(" ", -1);
    return new Round(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]));
  }
}
