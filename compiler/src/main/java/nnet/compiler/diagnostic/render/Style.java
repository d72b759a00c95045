package nnet.compiler.diagnostic.render;

import nnet.compiler.diagnostic.Severity;

/** What a piece of a rendering is, and the colour that a terminal gives it. */
enum Style {
  PLAIN(""),
  TITLE("1"),
  ERROR("1;31"),
  WARNING("1;33"),
  NOTE("1;36"),
  GUTTER("34"),
  LABEL("36"),
  HELP("1;32");

  private final String ansi;

  Style(String ansi) {
    this.ansi = ansi;
  }

  static Style of(Severity severity) {
    return switch (severity) {
      case ERROR -> ERROR;
      case WARNING -> WARNING;
      case NOTE -> NOTE;
    };
  }

  String paint(String text) {
    return ansi.isEmpty() || text.isEmpty() ? text : "\u001b[" + ansi + "m" + text + "\u001b[0m";
  }
}
