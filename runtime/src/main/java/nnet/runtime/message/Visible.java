package nnet.runtime.message;

/**
 * Text that may come from anybody's file, as it can be shown on a terminal: what would move the
 * cursor, change colours or reorder the text around it has a stand-in.
 */
public final class Visible {
  private static final int REPLACEMENT = 0xFFFD;
  private static final int JOINER = 0x200D;

  private Visible() {}

  /** The code point itself, or a stand-in where it is not to be shown. */
  public static int safe(int codePoint) {
    int type = Character.getType(codePoint);
    boolean hidden =
        type == Character.CONTROL
            || type == Character.SURROGATE
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR
            || (type == Character.FORMAT && codePoint != JOINER);
    return hidden ? REPLACEMENT : codePoint;
  }

  /** A text of one line. */
  public static String line(String text) {
    return shown(text, false);
  }

  /** A text of any number of lines. */
  public static String text(String text) {
    return shown(text, true);
  }

  private static String shown(String text, boolean lines) {
    if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point == '\t' || (point == '\n' && !lines) ? ' ' : point)
        .map(point -> point == '\n' ? point : safe(point))
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }
}
