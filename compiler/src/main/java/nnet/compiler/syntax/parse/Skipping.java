package nnet.compiler.syntax.parse;

import java.util.List;
import nnet.grammar.NnetLexer;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.Token;

/** Where to go on after a statement or declaration that could not be read. */
final class Skipping {
  private final List<Token> visible;
  private final int begin;
  private final int indent;

  /**
   * @param visible the tokens without comments
   * @param start the first token of what is skipped
   */
  Skipping(List<Token> visible, Token start) {
    this.visible = visible;
    this.begin = position(start);
    this.indent = indentOf(start);
  }

  /** Binary search: tokens keep their order. */
  private int position(Token start) {
    int low = 0;
    int high = visible.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (visible.get(middle).getTokenIndex() < start.getTokenIndex()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int indentOf(Token start) {
    int first = begin;
    while (first > 0 && visible.get(first - 1).getLine() == start.getLine()) {
      first--;
    }
    return visible.get(first).getCharPositionInLine();
  }

  Token toDeclaration() {
    int i = begin + 1;
    while (i < visible.size() - 1 && !Braces.beginsDeclaration(visible, i)) {
      i++;
    }
    return visible.get(Math.min(i, visible.size() - 1));
  }

  Token toStatement() {
    int braces = 0;
    int brackets = 0;
    for (int i = begin; i < visible.size(); i++) {
      Token token = visible.get(i);
      if (i > begin && endsHere(i, braces, brackets)) {
        return token;
      }
      switch (token.getType()) {
        case NnetLexer.LEFT_BRACE -> braces++;
        case NnetLexer.RIGHT_BRACE, NnetParser.MISSING_BRACE -> {
          braces--;
          if (braces == 0 && !isElse(i + 1)) {
            return visible.get(Math.min(i + 1, visible.size() - 1));
          }
        }
        case NnetLexer.LEFT_PARENTHESIS, NnetLexer.LEFT_BRACKET -> brackets++;
        case NnetLexer.RIGHT_PARENTHESIS, NnetLexer.RIGHT_BRACKET -> brackets--;
        default -> {
          // only brackets count
        }
      }
    }
    return visible.getLast();
  }

  /** A block belongs to the broken statement, and so does an {@code else} behind it. */
  private boolean isElse(int i) {
    return visible.get(Math.min(i, visible.size() - 1)).getType() == NnetLexer.ELSE;
  }

  private boolean endsHere(int i, int braces, int brackets) {
    Token token = visible.get(i);
    if (token.getType() == Token.EOF || Braces.beginsDeclaration(visible, i)) {
      return true;
    }
    boolean closes =
        token.getType() == NnetLexer.RIGHT_BRACE || token.getType() == NnetParser.MISSING_BRACE;
    if (closes) {
      return braces == 0;
    }
    boolean first = visible.get(i - 1).getLine() < token.getLine();
    return first && mayBegin(token) && (fitsIndent(token) || (flat(braces, brackets) && begins(i)));
  }

  private static boolean flat(int braces, int brackets) {
    return braces == 0 && brackets <= 0;
  }

  private boolean fitsIndent(Token token) {
    return token.getCharPositionInLine() <= indent;
  }

  private static boolean mayBegin(Token token) {
    return Words.isName(token) || token.getType() == NnetLexer.IF;
  }

  private boolean begins(int i) {
    Token token = visible.get(i);
    if (token.getType() == NnetLexer.IF) {
      return true;
    }
    Token next = visible.get(Math.min(i + 1, visible.size() - 1));
    return switch (next.getType()) {
      case NnetLexer.ASSIGN, NnetLexer.COLON -> true;
      default -> Words.STATEMENTS.contains(token.getType()) && Words.isName(next);
    };
  }
}
