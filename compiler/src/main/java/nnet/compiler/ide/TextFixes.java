package nnet.compiler.ide;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Fix;
import nnet.compiler.diagnostic.Label;
import nnet.compiler.source.Span;

/** Fixes that the help of a diagnostic spells out. */
final class TextFixes {
  private static final Pattern MEANT = Pattern.compile("did you mean `(\\w+)`\\?");
  private static final Pattern PADDED = Pattern.compile("pad it [^:]*: (.*padding: same\\))");
  private static final Pattern BOUND = Pattern.compile("write (dim \\w+ <= \\d+)");
  private static final String ARROW = " -> ";

  private TextFixes() {}

  private static String help(Diagnostic diagnostic) {
    return diagnostic.help() == null ? "" : diagnostic.help();
  }

  /** A word in place of a misspelt one. */
  static Optional<Fix> meant(Diagnostic diagnostic) {
    Matcher matcher = MEANT.matcher(help(diagnostic));
    return matcher.find() && diagnostic.span().text().matches("\\w+")
        ? Optional.of(
            new Fix("change to `" + matcher.group(1) + "`", diagnostic.span(), matcher.group(1)))
        : Optional.empty();
  }

  /** A stage behind the expression: help such as {@code `image -> flatten`}. */
  static Optional<Fix> appended(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    String start = "`" + span.text() + ARROW;
    String help = help(diagnostic);
    int at = help.indexOf(start);
    if (at < 0) {
      return Optional.empty();
    }
    String rest = help.substring(at + start.length());
    String stages = rest.substring(0, Math.max(0, rest.indexOf('`')));
    return stages.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fix(
                "add `" + ARROW.strip() + " " + stages + "`",
                new Span(span.file(), span.end(), span.end()),
                ARROW + stages));
  }

  /** A window that keeps height and width, where the label says that it does not. */
  static Optional<Fix> padded(Diagnostic diagnostic) {
    Matcher matcher = PADDED.matcher(help(diagnostic));
    if (!matcher.find()) {
      return Optional.empty();
    }
    String call = matcher.group(1);
    return diagnostic.labels().stream()
        .filter(label -> label.text().contains("without padding"))
        .flatMap(label -> call(label, call).stream())
        .map(span -> new Fix("pad it: `" + call + "`", span, call))
        .findFirst();
  }

  /** The call without its padding: on the label's own place, or in the statement of it. */
  private static Optional<Span> call(Label label, String padded) {
    String bare = padded.replaceFirst("(, )?padding: same\\)$", ")");
    Span span = label.span();
    String line = span.file().lineText(span.line());
    int column = line.indexOf(bare, span.column() - 1);
    int start = span.start() - span.column() + 1 + column;
    return column < 0
        ? Optional.empty()
        : Optional.of(new Span(span.file(), start, start + bare.length()));
  }

  /** {@code dim T} with the bound that it lacks. */
  static Optional<Fix> bounded(Diagnostic diagnostic) {
    Matcher matcher = BOUND.matcher(help(diagnostic));
    return matcher.matches()
        ? Optional.of(
            new Fix("write `" + matcher.group(1) + "`", diagnostic.span(), matcher.group(1)))
        : Optional.empty();
  }
}
