package nnet.compiler.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import nnet.grammar.NnetLexer;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Marks where a line ends with an operator or {@code =} and the next begins a statement. Since line
 * ends mean nothing, the keyword would otherwise be read as the value: {@code a =} before {@code
 * output p: ...}.
 */
final class MissingValues {
  private List<CommonToken> visible = List.of();

  List<CommonToken> mark(List<CommonToken> tokens) {
    visible = TokenReader.visible(tokens);
    List<CommonToken> marked = new ArrayList<>(tokens.size());
    int at = 0;
    for (CommonToken token : tokens) {
      marked.add(token);
      if (Words.isVisible(token)) {
        if (lacksValue(at)) {
          marked.add(TokenReader.mark(NnetParser.MISSING_VALUE, token));
        }
        at++;
      }
    }
    return marked;
  }

  /** Whether an expression or a statement may end with this token. */
  static boolean endsExpression(Token token) {
    return switch (token.getType()) {
      case NnetLexer.RIGHT_PARENTHESIS,
          NnetLexer.RIGHT_BRACKET,
          NnetLexer.RIGHT_BRACE,
          NnetLexer.LEFT_BRACE,
          NnetLexer.QUESTION ->
          true;
      default ->
          Words.isName(token)
              || Words.isNumber(token)
              || Words.isText(token)
              || Words.isFaulty(token);
    };
  }

  private static boolean wantsValue(Token token) {
    return switch (token.getType()) {
      case NnetLexer.ASSIGN, NnetLexer.APPROXIMATELY, NnetLexer.COLON, NnetLexer.NOT -> true;
      default -> Words.isOperator(token);
    };
  }

  private boolean lacksValue(int i) {
    Token token = visible.get(i);
    if (i + 1 == visible.size() || !(wantsValue(token) || isOpenWord(i))) {
      return false;
    }
    Token next = visible.get(i + 1);
    return switch (next.getType()) {
      case Token.EOF, NnetLexer.RIGHT_BRACE, NnetParser.MISSING_BRACE -> true;
      default ->
          next.getLine() > token.getLine()
              && Words.isName(next)
              && !isHeading(i)
              && beginsStatement(i + 1, token);
    };
  }

  /** Words that want something behind them, where they end a line. */
  private boolean isOpenWord(int i) {
    int type = visible.get(i).getType();
    boolean returns = type == NnetLexer.RETURN || type == NnetLexer.RESULT;
    boolean by = type == NnetLexer.BY && i > 0 && orders(visible.get(i - 1));
    return by || (returns && isFirst(i));
  }

  private static boolean orders(Token token) {
    return token.getType() == NnetLexer.ORDER || token.getType() == NnetLexer.GROUP;
  }

  private boolean isFirst(int i) {
    return i == 0 || visible.get(i - 1).getLine() < visible.get(i).getLine();
  }

  private boolean beginsStatement(int i, Token operator) {
    Token word = visible.get(i);
    Token next = visible.get(i + 1);
    return switch (next.getType()) {
      case NnetLexer.ASSIGN -> operator.getType() != NnetLexer.COLON;
      case NnetLexer.COLON -> beginsSetting(i);
      case NnetLexer.LEFT_BRACE -> word.getType() == NnetLexer.UPDATE;
      default ->
          Words.STATEMENTS.contains(word.getType())
              && next.getLine() == word.getLine()
              && (Words.isText(next) || Words.isNumber(next) || isPlainName(next))
              && !isShare(word, next);
    };
  }

  /** {@code train 0.7}, an entry of a split. */
  private static boolean isShare(Token word, Token next) {
    return Words.isNumber(next)
        && switch (word.getType()) {
          case NnetLexer.TRAIN, NnetLexer.VALIDATION, NnetLexer.TEST -> true;
          default -> false;
        };
  }

  private static boolean isPlainName(Token token) {
    return Words.isName(token) && !Words.isInfix(token);
  }

  /** Whether {@code name :} at i begins a statement although {@code operator} stands before it. */
  private boolean beginsSetting(int i) {
    int operator = visible.get(i - 1).getType();
    if (operator == NnetLexer.ASSIGN) {
      return true;
    }
    return operator == NnetLexer.COLON && i >= 2 && Words.isName(visible.get(i - 2));
  }

  /** {@code stage head:} and {@code phase critic:} may have their settings on the next line. */
  private boolean isHeading(int i) {
    if (i < 2 || visible.get(i).getType() != NnetLexer.COLON) {
      return false;
    }
    int type = visible.get(i - 2).getType();
    return type == NnetLexer.STAGE || type == NnetLexer.PHASE;
  }
}
