package nnet.runtime.drift;

import java.util.List;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;

/**
 * The rows of some time beside those of training.
 *
 * @param rows that were predicted
 * @param fields each quantity that was counted: fields, inputs, then outputs
 */
public record DriftReport(long rows, List<FieldDrift> fields) {

  public DriftReport {
    fields = List.copyOf(fields);
  }

  /** The worst of all. */
  public Verdict verdict() {
    return fields.stream()
        .map(FieldDrift::verdict)
        .max(Verdict::compareTo)
        .orElse(Verdict.UNCERTAIN);
  }

  /** What is told of a field, or else of an input or output of that name. */
  public FieldDrift field(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() -> {
          List<String> names = fields.stream().map(FieldDrift::name).toList();
          return new UserError(
              "nothing was counted of `%s`%s".formatted(name, Suggestion.suffix(name, names)));
        });
  }

  /** For people: a line for all, and one for each. */
  public String text() {
    StringBuilder text = new StringBuilder(headline());
    fields.forEach(field -> text.append("\n  ").append(field));
    return text.toString();
  }

  /** Such as {@code drifted: 2 of 7 have changed, in 1000 rows}. */
  public String headline() {
    if (fields.isEmpty()) {
      return "no rows were counted";
    }
    long changed =
        fields.stream().filter(field -> field.verdict().compareTo(Verdict.SHIFTED) >= 0).count();
    return "%s: %d of %d changed, in %d %s"
        .formatted(verdict().text(), changed, fields.size(), rows, rows == 1 ? "row" : "rows");
  }
}
