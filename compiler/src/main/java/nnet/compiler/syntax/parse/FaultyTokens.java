package nnet.compiler.syntax.parse;

import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Span;
import nnet.grammar.NnetLexer;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Reports the tokens that are wrong in themselves. */
final class FaultyTokens {
  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("&&", "write `and`"),
          Map.entry("||", "write `or`"),
          Map.entry("!", "write `not`"),
          Map.entry("**", "a power is written `x ^ 2`"),
          Map.entry(":=", "a name is bound with `=`"),
          Map.entry("=>", "stages are joined with `->`"),
          Map.entry("<-", "a name is bound with `=`"),
          Map.entry("+=", "write it out: `x = x + 1`"),
          Map.entry("-=", "write it out: `x = x - 1`"),
          Map.entry("*=", "write it out: `x = x * 2`"),
          Map.entry("/=", "write it out: `x = x / 2`"),
          Map.entry("'", "texts stand in double quotes"),
          Map.entry(";", "statements need no separator: leave it out"),
          Map.entry("#", "a comment begins with `//`"),
          Map.entry("~", "write `not`, or `~=` in an `expect`"),
          Map.entry("|", "write `or`"),
          Map.entry("&", "write `and`"));

  /** What stands here for a token of other languages, wherever it stands there. */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("&&", "and"),
          Map.entry("||", "or"),
          Map.entry("!", "not "),
          Map.entry("**", "^"),
          Map.entry(":=", "="),
          Map.entry("=>", "->"),
          Map.entry("<-", "="),
          Map.entry(";", ""),
          Map.entry("#", "//"),
          Map.entry("|", "or"),
          Map.entry("&", "and"));

  private final Places places;
  private final Diagnostics diagnostics;

  FaultyTokens(Places places, Diagnostics diagnostics) {
    this.places = places;
    this.diagnostics = diagnostics;
  }

  void report(List<CommonToken> tokens) {
    int reportedLine = 0;
    for (CommonToken token : tokens) {
      if (Words.isFaulty(token) && token.getLine() != reportedLine) {
        diagnostics.add(diagnostic(token));
        // What follows on the line may be a consequence: the inside of a text in single quotes.
        reportedLine = token.getType() == NnetLexer.UNKNOWN ? token.getLine() : 0;
      }
      if (token.getText().equals(";")) {
        token.setChannel(Token.HIDDEN_CHANNEL); // harmless once it is reported
      }
    }
  }

  private Diagnostic diagnostic(Token token) {
    Span span = places.of(token);
    String text = token.getText();
    return switch (token.getType()) {
      case NnetLexer.UNTERMINATED_STRING -> unterminated(span);
      case NnetLexer.LEADING_POINT -> leadingPoint(span);
      case NnetLexer.MALFORMED_NUMBER ->
          Diagnostic.error(Code.BAD_NUMBER, span, "`" + text + "` is neither a number nor a name")
              .help("a product needs its sign: `2 * x`; a name begins with a letter");
      default -> unknown(span, text);
    };
  }

  private static Diagnostic unterminated(Span span) {
    return Diagnostic.error(
            Code.UNTERMINATED_STRING, span, "this text is not closed before the line ends")
        .help("close it with `\"`")
        .fix("close it", new Span(span.file(), end(span), end(span)), "\"");
  }

  /** In front of the bracket or comma that probably follows the text. */
  private static int end(Span span) {
    int end = span.end();
    while (end > span.start() + 1 && ") ],".indexOf(span.file().text().charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static Diagnostic leadingPoint(Span span) {
    String number = "0" + span.text();
    return Diagnostic.error(Code.BAD_NUMBER, span, "a number begins with a digit")
        .help("write `" + number + "`")
        .fix("write " + number, span, number);
  }

  private static Diagnostic unknown(Span span, String text) {
    String shown = text.isBlank() || Character.isISOControl(text.charAt(0)) ? hex(text) : text;
    Diagnostic found =
        Diagnostic.error(
                Code.UNEXPECTED_TOKEN, span, "`" + shown + "` has no meaning in this language")
            .help(FOREIGN.get(text));
    String meant = MEANT.get(text);
    return meant == null ? found : found.fix(title(meant), span, meant);
  }

  private static String title(String meant) {
    return meant.isEmpty() ? "leave it out" : "write `" + meant.strip() + "`";
  }

  private static String hex(String text) {
    return "U+%04X".formatted((int) text.charAt(0));
  }
}
