package nnet.compiler.diagnostic.render;

/**
 * What a character looks like on a terminal: its width, and a stand-in for those that would move
 * the cursor, change colours or reorder the text around them.
 */
final class Visible {
  /** Ranges of code points that take two columns: East Asian wide forms and pictographs. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x23E9, 0x23EC},
    {0x2705, 0x2705},
    {0x2728, 0x2728},
    {0x274C, 0x274C},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1FAFF},
    {0x20000, 0x3FFFD},
  };

  private Visible() {}

  /** The columns that a code point takes once it has been made visible. */
  static int width(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || codePoint == 0x200D) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return 2;
      }
    }
    return 1;
  }

  static int width(String text) {
    return text.codePoints().map(Visible::width).sum();
  }

  /** The code point itself, or a stand-in where it is not to be shown. */
  static int safe(int codePoint) {
    return nnet.runtime.message.Visible.safe(codePoint);
  }

  /** A text of one line, safe to print. */
  static String line(String text) {
    return nnet.runtime.message.Visible.line(text);
  }
}
