package nnet.compiler.syntax.parse;

import java.util.Set;
import nnet.grammar.NnetLexer;
import org.antlr.v4.runtime.Token;

/** What the words of the language may begin. */
final class Words {
  static final Set<Integer> DECLARATIONS =
      Set.of(
          NnetLexer.LANGUAGE,
          NnetLexer.IMPORT,
          NnetLexer.NETWORK,
          NnetLexer.LAYER,
          NnetLexer.CELL,
          NnetLexer.ACTIVATION,
          NnetLexer.LOSS,
          NnetLexer.METRIC,
          NnetLexer.FUNCTION,
          NnetLexer.REGULARIZER,
          NnetLexer.OPTIMIZER,
          NnetLexer.SCHEDULE,
          NnetLexer.INITIALIZER,
          NnetLexer.RECORD,
          NnetLexer.DATA,
          NnetLexer.TRAIN,
          NnetLexer.GENERATE,
          NnetLexer.TEST);

  static final Set<Integer> STATEMENTS =
      Set.of(
          NnetLexer.INPUT,
          NnetLexer.TARGET,
          NnetLexer.OUTPUT,
          NnetLexer.DIM,
          NnetLexer.PARAM,
          NnetLexer.STATE,
          NnetLexer.RETURN,
          NnetLexer.REPEAT,
          NnetLexer.FOR,
          NnetLexer.LOSS,
          NnetLexer.METRIC,
          NnetLexer.PENALTY,
          NnetLexer.DECISION,
          NnetLexer.UPDATE,
          NnetLexer.RESULT,
          NnetLexer.REQUIRES,
          NnetLexer.EXPECT,
          NnetLexer.FROM,
          NnetLexer.JOIN,
          NnetLexer.TEST,
          NnetLexer.TRAIN,
          NnetLexer.VALIDATION,
          NnetLexer.ORDER,
          NnetLexer.GROUP,
          NnetLexer.SPLIT,
          NnetLexer.PHASE,
          NnetLexer.STAGE,
          NnetLexer.FREEZE,
          NnetLexer.RENAMED);

  /** Words that continue what stands before them when a name follows. */
  private static final Set<Integer> INFIX =
      Set.of(
          NnetLexer.AS,
          NnetLexer.IN,
          NnetLexer.ON,
          NnetLexer.OVER,
          NnetLexer.WITH,
          NnetLexer.WITHIN,
          NnetLexer.INTO,
          NnetLexer.TO,
          NnetLexer.BY,
          NnetLexer.SURROGATE,
          NnetLexer.CARRIES);

  private Words() {}

  /** A keyword or a sign as it is written. */
  static String text(int type) {
    String quoted = NnetLexer.VOCABULARY.getLiteralName(type);
    return quoted.substring(1, quoted.length() - 1);
  }

  /** Whether a token may be a name: an identifier or a soft keyword. */
  static boolean isName(Token token) {
    int type = token.getType();
    return type == NnetLexer.IDENTIFIER || (type >= NnetLexer.LANGUAGE && type <= NnetLexer.TO);
  }

  static boolean isInfix(Token token) {
    return INFIX.contains(token.getType());
  }

  /** Whether a token is an infix sign or word that an expression goes on with. */
  static boolean isOperator(Token token) {
    int type = token.getType();
    return type == NnetLexer.RANGE
        || type == NnetLexer.AND
        || type == NnetLexer.OR
        || (type >= NnetLexer.ARROW && type <= NnetLexer.POWER);
  }

  static boolean isText(Token token) {
    return token.getType() == NnetLexer.STRING || token.getType() == NnetLexer.UNTERMINATED_STRING;
  }

  static boolean isNumber(Token token) {
    return switch (token.getType()) {
      case NnetLexer.NUMBER, NnetLexer.LEADING_POINT, NnetLexer.MALFORMED_NUMBER -> true;
      default -> false;
    };
  }

  static boolean isReserved(Token token) {
    return token.getType() >= NnetLexer.IF && token.getType() <= NnetLexer.NOT;
  }

  /** A token that cannot be read; reported where the tokens are made. */
  static boolean isFaulty(Token token) {
    return switch (token.getType()) {
      case NnetLexer.UNKNOWN,
          NnetLexer.UNTERMINATED_STRING,
          NnetLexer.LEADING_POINT,
          NnetLexer.MALFORMED_NUMBER ->
          true;
      default -> false;
    };
  }

  static boolean isVisible(Token token) {
    return token.getChannel() == Token.DEFAULT_CHANNEL;
  }
}
