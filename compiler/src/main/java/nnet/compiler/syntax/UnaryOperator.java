package nnet.compiler.syntax;

/** The prefix operators. */
public enum UnaryOperator {
  NEGATE("-"),
  NOT("not");

  private final String text;

  UnaryOperator(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
