package nnet.compiler.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.grammar.NnetLexer;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Messages that say in words what should have stood in a place. */
final class Expectation {
  private static final int MOST_NAMED = 3;

  /** Of the end of a file; the end of a declaration is told by what stands behind it. */
  private static final String END = "<EOF>";

  private final Places places;

  Expectation(Places places) {
    this.places = places;
  }

  Diagnostic mismatch(
      RecognitionException error, ParserRuleContext context, List<Token> statement) {
    Token offending = error.getOffendingToken();
    Token before = statement.size() < 2 ? null : statement.get(statement.size() - 2);
    if (isLate(error) && before != null && !endsInSign(before)) {
      return Diagnostic.error(
              Code.SYNTAX,
              places.of(offending),
              "%s cannot follow `%s` here".formatted(found(offending), before.getText()))
          .help(help(context, offending, ""));
    }
    String expected = isLate(error) ? "a value" : expected(error, context);
    String after = before == null ? "" : " after `" + before.getText() + "`";
    String message = "expected %s%s, found %s".formatted(expected, after, found(offending));
    return Diagnostic.error(Code.SYNTAX, places.of(offending), message)
        .help(help(context, offending, expected));
  }

  /** Whether the parser looked further than one token: what it expected first is known to stand. */
  private static boolean isLate(RecognitionException error) {
    return error instanceof NoViableAltException choice
        && choice.getStartToken().getTokenIndex() < choice.getOffendingToken().getTokenIndex();
  }

  private static boolean endsInSign(Token token) {
    return !MissingValues.endsExpression(token);
  }

  static String found(Token token) {
    return switch (token.getType()) {
      case Token.EOF -> token.getText().equals(END) ? "the end of the file" : quoted(token);
      case NnetParser.MISSING_BRACE -> "the end of the block";
      default -> quoted(token);
    };
  }

  private static String quoted(Token token) {
    return "`" + token.getText() + "`";
  }

  private static String expected(RecognitionException error, ParserRuleContext context) {
    IntervalSet tokens = error.getExpectedTokens();
    if (tokens == null || tokens.contains(NnetLexer.NUMBER)) {
      return "a value";
    }
    if (tokens.contains(NnetLexer.IDENTIFIER)) {
      return isType(context) ? "a type" : "a name";
    }
    if (tokens.contains(NnetLexer.STRING)) {
      return "a text in quotes";
    }
    return switch (context.getRuleIndex()) {
      case NnetParser.RULE_arguments, NnetParser.RULE_parameterList, NnetParser.RULE_optionList ->
          "`,` or `)`";
      case NnetParser.RULE_list, NnetParser.RULE_index -> "`,` or `]`";
      case NnetParser.RULE_body -> "`{` or `=`";
      default -> listed(tokens);
    };
  }

  private static boolean isType(ParserRuleContext context) {
    return context.getRuleIndex() == NnetParser.RULE_type
        || (context.getRuleIndex() == NnetParser.RULE_name
            && context.getParent() instanceof NnetParser.TypeContext);
  }

  private static String listed(IntervalSet tokens) {
    List<String> words = new ArrayList<>();
    for (int type : tokens.toList()) {
      String literal = NnetLexer.VOCABULARY.getLiteralName(type);
      if (literal != null) {
        words.add("`" + literal.substring(1, literal.length() - 1) + "`");
      }
    }
    if (words.isEmpty() || words.size() > MOST_NAMED) {
      return "something else";
    }
    String last = words.removeLast();
    return words.isEmpty() ? last : String.join(", ", words) + " or " + last;
  }

  private static @Nullable String help(
      ParserRuleContext context, Token offending, String expected) {
    boolean wantsValue = expected.equals("a value");
    return switch (offending.getType()) {
      case NnetLexer.IF -> wantsValue ? "put the `if` in parentheses" : null;
      case NnetLexer.PLUS -> wantsValue ? "there is no `+` sign: leave it out" : null;
      case NnetLexer.ASSIGN -> assignHelp(context, wantsValue);
      case NnetLexer.THEN ->
          context.getRuleIndex() == NnetParser.RULE_block
              ? "`if a then b else c` is a value: write `y = if a then b else c`"
              : reserved(offending);
      case NnetLexer.ELLIPSIS -> "`...` stands for leading axes, and only in types";
      case NnetLexer.APPROXIMATELY -> "`~=` compares in `expect a ~= b`";
      case NnetLexer.LEFT_BRACE ->
          context.getRuleIndex() == NnetParser.RULE_conditional
              ? "an `if` inside a value is written `if a then b else c`"
              : null;
      default -> wordHelp(offending, expected);
    };
  }

  private static @Nullable String wordHelp(Token offending, String expected) {
    return switch (expected) {
      case "a value", "a name" -> Words.isReserved(offending) ? reserved(offending) : null;
      case "a type" ->
          Words.isNumber(offending) ? "settings with `:` stand in `train` and `data`" : null;
      default -> null;
    };
  }

  private static String reserved(Token word) {
    return "`" + word.getText() + "` is reserved and names nothing";
  }

  private static @Nullable String assignHelp(ParserRuleContext context, boolean wantsValue) {
    return switch (context.getRuleIndex()) {
      case NnetParser.RULE_arguments, NnetParser.RULE_optionList, NnetParser.RULE_value ->
          "options are named with a colon: `units: 64`";
      case NnetParser.RULE_option -> "settings are written with a colon: `epochs: 3`";
      case NnetParser.RULE_block, NnetParser.RULE_conditional ->
          "`==` compares; `=` binds a name at the start of a statement";
      default -> wantsValue ? "leave one `=` out" : null;
    };
  }
}
