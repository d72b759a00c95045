package nnet.compiler.diagnostic.render;

/** Lines of styled text; without colour the styles count for nothing. */
final class Page {
  private final boolean colour;
  private final StringBuilder text = new StringBuilder();

  Page(boolean colour) {
    this.colour = colour;
  }

  Page add(String words, Style style) {
    text.append(colour ? style.paint(words) : words);
    return this;
  }

  Page add(String words) {
    return add(words, Style.PLAIN);
  }

  void endLine() {
    text.append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
