package nnet.compiler.syntax.parse;

import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;

/** The nesting would exhaust the stack of whoever walks the tree. */
final class TooDeep extends InputMismatchException {
  private static final long serialVersionUID = 1;

  TooDeep(Parser parser) {
    super(parser);
  }
}
