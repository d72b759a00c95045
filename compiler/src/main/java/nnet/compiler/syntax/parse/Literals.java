package nnet.compiler.syntax.parse;

import java.math.BigDecimal;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Expression;
import nnet.grammar.NnetLexer;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.Token;

/** Numbers, exact as written, and texts with their escapes resolved. */
final class Literals {
  /** Beyond this a number is a mistake, and exact arithmetic with it would take for ever. */
  private static final int LARGEST_EXPONENT = 400;

  private static final int MOST_DIGITS = 400;

  private final Places places;
  private final Diagnostics diagnostics;

  Literals(Places places, Diagnostics diagnostics) {
    this.places = places;
    this.diagnostics = diagnostics;
  }

  Expression number(NnetParser.NumberContext tree) {
    Span span = places.of(tree);
    String text = tree.getText().replace("_", "");
    if (tree.start.getType() == NnetLexer.MALFORMED_NUMBER) {
      return new Expression.Broken(span);
    }
    if (isTooLong(text)) {
      diagnostics.add(
          Diagnostic.error(Code.BAD_NUMBER, span, "this number is out of range")
              .help("numbers are at most about 3.4e38"));
      return new Expression.Broken(span);
    }
    boolean integer = text.chars().allMatch(c -> c >= '0' && c <= '9');
    return new Expression.NumberLiteral(new BigDecimal(text), integer, span);
  }

  private static boolean isTooLong(String text) {
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (e < 0) {
      return text.length() > MOST_DIGITS;
    }
    String exponent = text.substring(e + 1).replaceFirst("^[+-]?0*", "");
    return e > MOST_DIGITS
        || exponent.length() > 3
        || (!exponent.isEmpty() && Integer.parseInt(exponent) > LARGEST_EXPONENT);
  }

  Expression.StringLiteral string(NnetParser.StringContext tree) {
    Token token = tree.start;
    String text = token.getText();
    boolean closed = token.getType() == NnetLexer.STRING;
    String inside = text.substring(1, closed ? text.length() - 1 : text.length());
    return new Expression.StringLiteral(unescape(inside, token), places.of(token));
  }

  private String unescape(String text, Token token) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        plain.append(escaped(text.charAt(i), token, i));
      } else if (c != '\\') {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private char escaped(char c, Token token, int inside) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case '"', '\\', '{', '}' -> c;
      default -> {
        int start = places.of(token).start() + inside;
        diagnostics.add(
            Diagnostic.error(
                    Code.SYNTAX,
                    new Span(places.file(), start, start + 2),
                    "unknown escape `\\" + c + "`")
                .help("the escapes are \\\" \\\\ \\n \\t \\{ and \\}"));
        yield c;
      }
    };
  }
}
