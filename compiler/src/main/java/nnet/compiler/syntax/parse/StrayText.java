package nnet.compiler.syntax.parse;

import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.grammar.NnetLexer;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Messages for what begins no declaration or statement. */
final class StrayText {
  /** Words of other languages that people begin a binding or a loop with. */
  private static final Map<String, String> FOREIGN =
      Map.of(
          "let", "a name is bound by `x = ...` alone",
          "var", "a name is bound by `x = ...` alone",
          "val", "a name is bound by `x = ...` alone",
          "const", "a name is bound by `x = ...` alone",
          "def", "define a `layer` or a `function`",
          "fn", "define a `layer` or a `function`",
          "class", "define a `network` or a `layer`",
          "model", "define a `network`",
          "while", "use `repeat 3 { ... }` or `for i in 0..9 { ... }`",
          "elif", "write `else if`");

  private final Places places;

  StrayText(Places places) {
    this.places = places;
  }

  Diagnostic declaration(Token first, Token next) {
    String foreign = FOREIGN.get(first.getText());
    if (foreign != null) {
      return error(first, "`" + first.getText() + "` begins no declaration").help(foreign);
    }
    if (first.getType() == NnetLexer.RIGHT_BRACE) {
      return error(first, "this `}` closes nothing").help("leave it out");
    }
    boolean statement = next.getType() == NnetLexer.ASSIGN || next.getType() == NnetLexer.COLON;
    if (statement || Words.STATEMENTS.contains(first.getType())) {
      return error(first, "this statement stands outside of any declaration")
          .help("put it between the braces of a `network`, a `layer`, a `train` ...");
    }
    return error(first, Expectation.found(first) + " begins no declaration")
        .help("a file holds declarations such as `network`, `layer`, `data`, `train` and `test`");
  }

  Diagnostic statement(Token first) {
    return switch (first.getType()) {
      case NnetLexer.RIGHT_PARENTHESIS, NnetLexer.RIGHT_BRACKET ->
          error(first, "this `" + first.getText() + "` closes nothing").help("leave it out");
      default ->
          error(first, Expectation.found(first) + " begins no statement").help(strayHelp(first));
    };
  }

  private static @Nullable String strayHelp(Token first) {
    return switch (first.getType()) {
      case NnetLexer.COMMA -> "statements and settings need no separator: leave it out";
      case NnetLexer.ASSIGN -> "an assignment is no value: write `b = c` and then `a = b`";
      case NnetLexer.ELSE -> "an `else` stands right behind the `}` of its `if`";
      case NnetLexer.THEN -> "`if a then b else c` is a value: write `y = if a then b else c`";
      case NnetLexer.APPROXIMATELY -> "`~=` compares in `expect a ~= b`";
      case NnetLexer.LEFT_BRACE -> "a block belongs to `if`, `repeat`, `for` or `update`";
      default -> null;
    };
  }

  /** No statement goes on like this after its first word. */
  Diagnostic unknownStatement(ParserRuleContext context, List<Token> statement) {
    Token first = statement.getFirst();
    Token offending = statement.getLast();
    if (statement.size() > 1 && FOREIGN.containsKey(first.getText())) {
      return error(first, "`" + first.getText() + "` begins no statement")
          .help(FOREIGN.get(first.getText()));
    }
    boolean keyword =
        Words.STATEMENTS.contains(first.getType()) || Words.DECLARATIONS.contains(first.getType());
    boolean text = wantsText(context, first);
    if (statement.size() == 2 && Words.isName(offending) && !text) {
      return keyword ? misplaced(context, first) : twoNames(first, offending);
    }
    if (keyword && offending.getType() != NnetLexer.LEFT_PARENTHESIS) {
      return error(
              offending,
              "expected %s after `%s`, found %s"
                  .formatted(wantedBy(first), first.getText(), Expectation.found(offending)))
          .help(Words.isNumber(offending) ? "parts of a list are separated by commas" : null);
    }
    return loneValue(context, first, offending);
  }

  private static boolean wantsText(ParserRuleContext context, Token first) {
    boolean train = blockOf(context).contains("train");
    return train && (first.getType() == NnetLexer.FREEZE || first.getType() == NnetLexer.RENAMED);
  }

  private static String wantedBy(Token keyword) {
    return switch (keyword.getType()) {
      case NnetLexer.RETURN,
          NnetLexer.RESULT,
          NnetLexer.REPEAT,
          NnetLexer.REQUIRES,
          NnetLexer.EXPECT,
          NnetLexer.METRIC,
          NnetLexer.PENALTY ->
          "a value";
      case NnetLexer.FREEZE, NnetLexer.RENAMED -> "a text in quotes";
      default -> "a name";
    };
  }

  private Diagnostic misplaced(ParserRuleContext context, Token first) {
    return error(first, "`" + first.getText() + "` has no place in " + blockOf(context))
        .help(
            Words.DECLARATIONS.contains(first.getType())
                ? "declarations stand side by side, never inside each other"
                : null);
  }

  private Diagnostic twoNames(Token first, Token second) {
    return error(first, "`%s %s` begins nothing".formatted(first.getText(), second.getText()))
        .help("a statement is `name = value` or begins with a keyword");
  }

  private Diagnostic loneValue(ParserRuleContext context, Token first, Token offending) {
    if (offending.getType() == Token.EOF || offending.getType() == NnetLexer.RIGHT_BRACE) {
      return error(first, "`" + first.getText() + "` alone is no statement")
          .help("write `" + first.getText() + bindingOf(context) + "`");
    }
    return error(
            offending,
            "expected `%s` after `%s`, found %s"
                .formatted(
                    bindingOf(context).strip().substring(0, 1),
                    first.getText(),
                    Expectation.found(offending)))
        .help("a value alone does nothing: write `name" + bindingOf(context) + "`");
  }

  private static String bindingOf(ParserRuleContext context) {
    return switch (context.getRuleIndex()) {
      case NnetParser.RULE_field -> ": f32";
      case NnetParser.RULE_trainStatement, NnetParser.RULE_setting -> ": ...";
      default -> " = ...";
    };
  }

  private static String blockOf(ParserRuleContext context) {
    return switch (context.getRuleIndex()) {
      case NnetParser.RULE_field -> "a `record`";
      case NnetParser.RULE_dataStatement, NnetParser.RULE_column -> "a `data` block";
      case NnetParser.RULE_trainStatement,
          NnetParser.RULE_trainAssignment,
          NnetParser.RULE_setting ->
          context.getParent() instanceof NnetParser.GenerateContext
              ? "a `generate` block"
              : "a `train` block";
      default -> "a body";
    };
  }

  private Diagnostic error(Token at, String message) {
    return Diagnostic.error(Code.UNEXPECTED_TOKEN, places.of(at), message);
  }
}
