package nnet.examples.random;

/** The body of a network while it is written. */
final class Writer {
  private final StringBuilder lines = new StringBuilder();
  private int names;

  void line(String text) {
    lines.append("    ").append(text).append('\n');
  }

  /** {@code x = value}. */
  void let(String value) {
    line("x = " + value);
  }

  /** Gives a name of its own to a value. */
  String name(String stem, String value) {
    names++;
    String name = stem + names;
    line(name + " = " + value);
    return name;
  }

  String lines() {
    return lines.toString();
  }
}
