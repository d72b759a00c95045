package nnet.compiler.syntax.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.grammar.NnetLexer;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Balances the braces of a declaration, so that one too many or too few stays its own error. A
 * declaration begins with its keyword in the first column.
 */
final class Braces {
  private final Places places;
  private final Diagnostics diagnostics;

  Braces(Places places, Diagnostics diagnostics) {
    this.places = places;
    this.diagnostics = diagnostics;
  }

  static boolean beginsDeclaration(List<? extends Token> visible, int i) {
    Token token = visible.get(i);
    if (token.getType() == Token.EOF) {
      return true;
    }
    if (token.getCharPositionInLine() != 0
        || !Words.DECLARATIONS.contains(token.getType())
        || i + 1 >= visible.size()) {
      return false;
    }
    Token next = visible.get(i + 1);
    return switch (token.getType()) {
      case NnetLexer.IMPORT, NnetLexer.TEST -> Words.isText(next);
      case NnetLexer.LANGUAGE -> Words.isNumber(next);
      case NnetLexer.LOSS, NnetLexer.METRIC -> Words.isName(next) && hasTwoLists(visible, i + 2);
      default -> Words.isName(next) && !goesOn(visible, i + 1);
    };
  }

  /** Distinguishes {@code optimizer in [..]}, the words of a loop, from a definition's name. */
  private static boolean goesOn(List<? extends Token> visible, int name) {
    return Words.isInfix(visible.get(name))
        && name + 1 < visible.size()
        && switch (visible.get(name + 1).getType()) {
          case NnetLexer.LEFT_PARENTHESIS, NnetLexer.LEFT_BRACE -> false;
          default -> true;
        };
  }

  /**
   * Distinguishes {@code metric m()(p, y)}, a definition, from the statement {@code metric m(p,
   * y)}.
   */
  private static boolean hasTwoLists(List<? extends Token> visible, int open) {
    int depth = 0;
    for (int i = open; i + 1 < visible.size(); i++) {
      switch (visible.get(i).getType()) {
        case NnetLexer.LEFT_PARENTHESIS -> depth++;
        case NnetLexer.RIGHT_PARENTHESIS -> depth--;
        default -> {
          // only parentheses count
        }
      }
      if (depth == 0) {
        return i > open && visible.get(i + 1).getType() == NnetLexer.LEFT_PARENTHESIS;
      }
    }
    return false;
  }

  /** The tokens of one declaration, with a brace for each. */
  List<CommonToken> balance(List<CommonToken> segment) {
    int excess = 0;
    for (Token token : segment) {
      excess += isOpen(token) ? 1 : isClose(token) ? -1 : 0;
    }
    if (excess > 0) {
      return close(segment);
    }
    return excess < 0 ? drop(segment, -excess) : List.copyOf(segment);
  }

  /** Adds the missing ends: where the indentation shows that a block is left, else at the end. */
  private List<CommonToken> close(List<CommonToken> segment) {
    List<CommonToken> closed = new ArrayList<>();
    Deque<Token> open = new ArrayDeque<>();
    int line = 0;
    int indent = 0;
    Deque<Integer> indents = new ArrayDeque<>();
    for (CommonToken token : segment) {
      boolean first = Words.isVisible(token) && token.getLine() != line;
      if (first) {
        line = token.getLine();
        indent = token.getCharPositionInLine();
      }
      if (isOpen(token)) {
        open.push(token);
        indents.push(indent);
      } else if (isClose(token) && !open.isEmpty()) {
        while (first && open.size() > 1 && indents.peek() > indent) {
          closeOne(closed, open);
          indents.pop();
        }
        open.pop();
        indents.pop();
      }
      closed.add(token);
    }
    closeAll(closed, open);
    return closed;
  }

  private void closeAll(List<CommonToken> closed, Deque<Token> open) {
    while (!open.isEmpty()) {
      closeOne(closed, open);
    }
  }

  private void closeOne(List<CommonToken> closed, Deque<Token> open) {
    Token brace = open.pop();
    if (open.isEmpty() || open.peek().getLine() < brace.getLine()) { // one message a line
      diagnostics.add(
          Diagnostic.error(Code.SYNTAX, places.of(brace), "this `{` is never closed")
              .help("close it with `}`"));
    }
    closed.add(TokenReader.mark(NnetParser.MISSING_BRACE, closed.getLast()));
  }

  /** Leaves out the braces that end the declaration too early, else those at its end. */
  private List<CommonToken> drop(List<CommonToken> segment, int excess) {
    List<CommonToken> kept = new ArrayList<>();
    int depth = 0;
    int left = excess;
    int closing = (int) segment.stream().filter(Braces::isClose).count();
    for (CommonToken token : segment) {
      depth += isOpen(token) ? 1 : 0;
      if (isClose(token)) {
        boolean early = depth <= 1 && token.getCharPositionInLine() > 0;
        if (left > 0 && (depth == 0 || early || closing <= left)) {
          reportStray(token);
          token.setChannel(Token.HIDDEN_CHANNEL);
          left--;
        } else {
          depth--;
        }
        closing--;
      }
      kept.add(token);
    }
    return kept;
  }

  private void reportStray(Token token) {
    diagnostics.add(
        Diagnostic.error(Code.SYNTAX, places.of(token), "this `}` closes nothing")
            .help("leave it out"));
  }

  private static boolean isOpen(Token token) {
    return token.getType() == NnetLexer.LEFT_BRACE;
  }

  private static boolean isClose(Token token) {
    return token.getType() == NnetLexer.RIGHT_BRACE;
  }
}
