package nnet.compiler.syntax.parse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Span;
import nnet.grammar.NnetLexer;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Turns what the parser could not read into a message for people: one a line at most. */
final class SyntaxErrors {
  private final Places places;
  private final Diagnostics diagnostics;
  private final Set<Integer> reportedLines = new HashSet<>();
  private boolean any;

  SyntaxErrors(Places places, Diagnostics diagnostics) {
    this.places = places;
    this.diagnostics = diagnostics;
  }

  /** Whether something could not be read, also where it was reported before. */
  boolean any() {
    return any;
  }

  void report(Parser parser, RecognitionException error) {
    any = true;
    List<Token> statement = statementTokens(parser, error);
    boolean known = statement.stream().anyMatch(Words::isFaulty);
    Token offending = error.getOffendingToken();
    boolean followUp = reportedLines.contains(statement.getFirst().getLine());
    Token last = statement.get(Math.max(0, statement.size() - 2));
    for (int line = statement.getFirst().getLine(); line <= last.getLine(); line++) {
      reportedLines.add(line);
    }
    if (!known && !followUp && offending.getType() != NnetParser.MISSING_BRACE) {
      diagnostics.add(diagnostic(parser, error, statement));
    }
  }

  private Diagnostic diagnostic(Parser parser, RecognitionException error, List<Token> statement) {
    Token offending = error.getOffendingToken();
    if (error instanceof TooDeep) {
      return tooDeep(places.of(offending));
    }
    if (offending.getType() == NnetParser.MISSING_VALUE) {
      return missingValue(statement, behind(parser, offending));
    }
    ParserRuleContext context = parser.getContext();
    Diagnostic made =
        switch (context.getRuleIndex()) {
          case NnetParser.RULE_strayDeclaration ->
              new StrayText(places).declaration(statement.getFirst(), offending);
          case NnetParser.RULE_stray, NnetParser.RULE_strayField ->
              new StrayText(places).statement(statement.getFirst());
          default ->
              isChoice(context) || (statement.size() == 2 && isBinding(context))
                  ? new StrayText(places).unknownStatement(context, statement)
                  : new Expectation(places).mismatch(error, context, statement);
        };
    return made.help() == null ? made.help(commentHint(parser, statement)) : made;
  }

  static Diagnostic tooDeep(Span span) {
    return Diagnostic.error(Code.TOO_DEEP, span, "this is nested too deeply")
        .help("give parts of it names of their own");
  }

  private Diagnostic missingValue(List<Token> statement, Token next) {
    Token operator = statement.get(statement.size() - 2);
    return Diagnostic.error(
            Code.MISSING_VALUE,
            places.of(operator),
            "missing value after `" + operator.getText() + "`")
        .help(Words.isName(next) ? "the next line begins a new statement" : null);
  }

  private static Token behind(Parser parser, Token token) {
    int i = token.getTokenIndex() + 1;
    while (!Words.isVisible(parser.getTokenStream().get(i))) {
      i++;
    }
    return parser.getTokenStream().get(i);
  }

  /** What every word may begin, so that an unknown keyword is read as one. */
  private static boolean isBinding(ParserRuleContext context) {
    return switch (context.getRuleIndex()) {
      case NnetParser.RULE_assignment,
          NnetParser.RULE_column,
          NnetParser.RULE_trainAssignment,
          NnetParser.RULE_setting ->
          true;
      default -> false;
    };
  }

  private static boolean isChoice(ParserRuleContext context) {
    return switch (context.getRuleIndex()) {
      case NnetParser.RULE_declaration,
          NnetParser.RULE_statement,
          NnetParser.RULE_field,
          NnetParser.RULE_dataStatement,
          NnetParser.RULE_trainStatement ->
          true;
      default -> false;
    };
  }

  /** The visible tokens from the start of the innermost statement to the offending one. */
  private static List<Token> statementTokens(Parser parser, RecognitionException error) {
    ParserRuleContext context = parser.getContext();
    while (!isChoice(context) && context.getParent() != null) {
      context = context.getParent();
    }
    int from = context.start.getTokenIndex();
    int to = Math.max(from, error.getOffendingToken().getTokenIndex());
    return IntStream.rangeClosed(from, to)
        .mapToObj(parser.getTokenStream()::get)
        .filter(Words::isVisible)
        .toList();
  }

  /** A {@code //} meant as a division hides the rest of an argument list. */
  private static @Nullable String commentHint(Parser parser, List<Token> statement) {
    int depth = 0;
    for (Token token : statement.subList(0, Math.max(0, statement.size() - 1))) {
      switch (token.getType()) {
        case NnetLexer.LEFT_PARENTHESIS, NnetLexer.LEFT_BRACKET -> depth++;
        case NnetLexer.RIGHT_PARENTHESIS, NnetLexer.RIGHT_BRACKET -> depth--;
        default -> {
          // only brackets count
        }
      }
      Token next = parser.getTokenStream().get(token.getTokenIndex() + 1);
      if (depth > 0 && next.getType() == NnetLexer.COMMENT && next.getLine() == token.getLine()) {
        return "`//` makes the rest of line %d a comment; whole division is `floor_div(a, b)`"
            .formatted(next.getLine());
      }
    }
    return null;
  }
}
