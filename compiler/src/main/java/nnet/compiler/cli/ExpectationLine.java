package nnet.compiler.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import nnet.compiler.elaborate.TestCase;
import nnet.compiler.elaborate.TestCase.Compared;
import nnet.compiler.elaborate.TestCase.Expectation;
import nnet.compiler.elaborate.TestCase.Trained;
import nnet.compiler.elaborate.TestCase.Turn;
import nnet.compiler.expect.Outcome;
import nnet.compiler.expect.Outcome.Kind;
import nnet.compiler.expect.Outcome.Numbers;
import nnet.compiler.source.Span;

/** What {@code nnet test} says of an expectation. */
record ExpectationLine(TestCase test, Outcome outcome) {

  /** A line, and one more with the place where it does not hold. */
  String human() {
    String line = "  %-8s %s%s%s".formatted(word(), text(), turn(), measured());
    return outcome.detail().isEmpty()
        ? line
        : line + System.lineSeparator() + "           " + span() + ": " + outcome.detail();
  }

  /** For programs. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", span().file().name());
    json.put("line", span().line());
    json.put("test", test.title());
    json.put("expectation", text());
    json.put("where", where());
    json.put("outcome", word());
    outcome.compared().ifPresent(numbers -> json.put("found", numbers.found()));
    outcome.compared().ifPresent(numbers -> json.put("expected", numbers.expected()));
    json.put("detail", outcome.detail());
    return json;
  }

  private Span span() {
    return outcome.expectation().span();
  }

  private String word() {
    return outcome.kind().name().toLowerCase(Locale.ROOT);
  }

  private String text() {
    return span().text().replaceAll("\\s+", " ").replaceFirst("^expect ", "");
  }

  /** What variables of a loop are; empty if it is in none. */
  private String where() {
    return outcome.expectation() instanceof Turn turn ? turn.where() : "";
  }

  private String turn() {
    return where().isEmpty() ? "" : "  (" + where() + ")";
  }

  /** What a training came to, also where that is enough. */
  private String measured() {
    return outcome.kind() == Kind.PASSED && isOfTraining(outcome.expectation())
        ? outcome.compared().map(Numbers::foundText).map(text -> "  found " + text).orElse("")
        : "";
  }

  private static boolean isOfTraining(Expectation expectation) {
    return switch (expectation) {
      case Turn turn -> isOfTraining(turn.expectation());
      case Compared compared -> compared.left() instanceof Trained;
      case TestCase.Holds holds -> false;
      case TestCase.Gradients gradients -> false;
      case TestCase.Decided decided -> false;
    };
  }
}
