package nnet.runtime.io;

/** A place in strict JSON of which only texts and numbers are wanted. */
final class JsonCursor {
  private final String text;
  private int at;

  JsonCursor(String text) {
    this.text = text;
  }

  void expect(char wanted) {
    if (!accept(wanted)) {
      throw wrong("'" + wanted + "'");
    }
  }

  boolean accept(char wanted) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  void end() {
    skipSpace();
    if (at < text.length()) {
      throw wrong("the end");
    }
  }

  long number() {
    skipSpace();
    int start = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
    if (at == start || at - start > 18 || leadingZero) {
      at = start;
      throw wrong("a whole number");
    }
    return Long.parseLong(text, start, at, 10);
  }

  /** A finite number, whole or not. */
  float decimal() {
    skipSpace();
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      float value = Float.parseFloat(text.substring(start, at));
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong("a number");
    }
    throw wrong("a finite number");
  }

  String string() {
    skipSpace();
    expect('"');
    StringBuilder value = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return value.toString();
      }
      if (c < ' ') {
        throw wrong("no control character in a text");
      }
      value.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> throw wrong("an escape that JSON knows");
    };
  }

  private char hexadecimal() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw wrong("four hexadecimal digits");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  private char next() {
    if (at >= text.length()) {
      throw wrong("the end of a text");
    }
    return text.charAt(at++);
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private HeaderException wrong(String wanted) {
    return new HeaderException(
        "its header is not valid at character " + at + ": expected " + wanted);
  }
}
