package nnet.compiler.emit;

/** Text from sources that must stay inside a comment whatever it says. */
final class Comments {
  private Comments() {}

  /** One line, with nothing that ends a comment or starts a unicode escape. */
  static String line(String text) {
    return text.replace("\\", "\\\\")
        .replace("*/", "* /")
        .replace('\r', ' ')
        .replace('\n', ' ')
        .strip();
  }

  /** The same for a documentation comment. */
  static String documentation(String text) {
    return line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;");
  }
}
