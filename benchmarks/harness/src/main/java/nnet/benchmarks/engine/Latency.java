package nnet.benchmarks.engine;

/** Microseconds a call. */
public record Latency(double median, double p99) {
  @Override
  public String toString() {
    return median + " " + p99;
  }

  /** Reads what {@code toString} gives. */
  public static Latency parse(String text) {
    String[] words = text.split(" ", -1);
    return new Latency(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
  }
}
