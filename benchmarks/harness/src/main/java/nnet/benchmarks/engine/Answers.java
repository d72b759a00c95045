package nnet.benchmarks.engine;

/** Lines that an engine's process answers with, among what native libraries print. */
public final class Answers {
  private static final String MARK = "@nnet-bench ";

  private Answers() {}

  static String line(String text) {
    return MARK.concat(text);
  }

  public static boolean isOne(String line) {
    return line.startsWith(MARK);
  }

  public static String text(String line) {
    return line.substring(MARK.length());
  }
}
