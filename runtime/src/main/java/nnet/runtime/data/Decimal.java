package nnet.runtime.data;

/**
 * Numbers as a file writes them: {@code 12}, {@code -1.5}, {@code .5}, {@code 2e-3}. Every field of
 * a table is looked at, so that this goes over it once, without a regular expression.
 */
final class Decimal {
  private Decimal() {}

  /** Whether the whole text is one. {@link Float#parseFloat} then reads it. */
  static boolean isOne(String text) {
    int start = afterSign(text, 0);
    int whole = afterDigits(text, start);
    boolean pointed = whole < text.length() && text.charAt(whole) == '.';
    int end = pointed ? afterDigits(text, whole + 1) : whole;
    int digits = end - start - (pointed ? 1 : 0);
    return digits > 0 && (end == text.length() || isExponent(text, end));
  }

  private static boolean isExponent(String text, int at) {
    int start = afterSign(text, at + 1);
    int end = afterDigits(text, start);
    return (text.charAt(at) == 'e' || text.charAt(at) == 'E')
        && end > start
        && end == text.length();
  }

  private static int afterSign(String text, int at) {
    boolean signed = at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-');
    return signed ? at + 1 : at;
  }

  private static int afterDigits(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
