package nnet.compiler.ide;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Fix;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Expression;

/** Fixes that put something around an expression, in place of a part of it, or take a part away. */
final class ExpressionFixes {
  private static final Pattern QUOTED = Pattern.compile("did you mean (\"[^\"]+\")\\?");
  private static final Pattern CHANNELS =
      Pattern.compile("bring both to the same channels: (\\((\\w+) -> .*\\))");

  private ExpressionFixes() {}

  private static String help(Diagnostic diagnostic) {
    return diagnostic.help() == null ? "" : diagnostic.help();
  }

  private static Fix written(Span span, String text) {
    return new Fix("write `" + text + "`", span, text);
  }

  /** A label as numbers. */
  static Optional<Fix> numbers(Diagnostic diagnostic) {
    String text = "one_hot(" + diagnostic.span().text() + ")";
    return help(diagnostic).equals("turn the label into numbers: " + text)
        ? Optional.of(written(diagnostic.span(), text))
        : Optional.empty();
  }

  /** The target is the next value of a column. */
  static Optional<Fix> ahead(Diagnostic diagnostic) {
    String column = diagnostic.span().text();
    return help(diagnostic).startsWith("look ahead: ") && column.matches("\\w+")
        ? Optional.of(written(diagnostic.span(), "ahead(" + column + ", 1)"))
        : Optional.empty();
  }

  /** Another pattern of parameters, or another key. */
  static Optional<Fix> quoted(Diagnostic diagnostic) {
    Matcher matcher = QUOTED.matcher(help(diagnostic));
    boolean text = diagnostic.span().text().startsWith("\"");
    return text && matcher.find()
        ? Optional.of(written(diagnostic.span(), matcher.group(1)))
        : Optional.empty();
  }

  /** The side of a sum that has other channels goes through a convolution. */
  static Optional<Fix> channels(Analysis analysis, Diagnostic diagnostic) {
    Matcher matcher = CHANNELS.matcher(help(diagnostic));
    return matcher.matches()
        ? binary(analysis, diagnostic)
            .flatMap(sum -> side(sum, matcher.group(2)))
            .map(span -> written(span, matcher.group(1)))
        : Optional.empty();
  }

  private static Optional<Expression.Binary> binary(Analysis analysis, Diagnostic diagnostic) {
    return analysis.tree().all(Expression.Binary.class).stream()
        .filter(expression -> expression.span().equals(diagnostic.span()))
        .findFirst();
  }

  private static Optional<Span> side(Expression.Binary sum, String name) {
    return sum.right().span().text().equals(name)
        ? Optional.of(sum.right().span())
        : Optional.of(sum.left().span()).filter(span -> span.text().equals(name));
  }

  /** A number has no rows and columns. */
  static Optional<Fix> multiplied(Analysis analysis, Diagnostic diagnostic) {
    return help(diagnostic).equals("use `*` to multiply by a number")
        ? binary(analysis, diagnostic).map(product -> written(product.operatorSpan(), "*"))
        : Optional.empty();
  }

  /** Without an option that gives away what is held back. */
  static Optional<Fix> without(Analysis analysis, Diagnostic diagnostic) {
    return help(diagnostic).startsWith("leave `fit` out")
        ? analysis.tree().all(Argument.class).stream()
            .filter(argument -> argument.value().span().equals(diagnostic.span()))
            .map(argument -> new Fix("leave it out", withComma(argument.span()), ""))
            .findFirst()
        : Optional.empty();
  }

  private static Span withComma(Span argument) {
    String before = argument.file().text().substring(0, argument.start()).stripTrailing();
    int start = before.endsWith(",") ? before.length() - 1 : argument.start();
    return new Span(argument.file(), start, argument.end());
  }
}
