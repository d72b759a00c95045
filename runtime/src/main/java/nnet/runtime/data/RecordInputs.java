package nnet.runtime.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nnet.runtime.io.Weights;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * Raw rows that a program has, as a file would hold them: the same fields, the same gaps, the same
 * checks and formulas.
 */
public final class RecordInputs {
  private final Needs needs;
  private final RowInputs inputs;
  private final List<String> fields;
  private final int past;

  public RecordInputs(Model model, Weights weights) {
    needs = Needs.of(model);
    DataPlan plan = needs.plan().orElseThrow(() -> noData(model));
    inputs = new RowInputs(model, weights, needs);
    fields = needs.rawHeaders();
    past = plan.windows().stream().mapToInt(window -> -window.from()).max().orElse(0);
  }

  private static UserError noData(Model model) {
    String network = model.schema().network();
    return new UserError(
        "network %s has no `data` declaration: give it its inputs, not records".formatted(network));
  }

  /** The fields that predictions need. */
  public List<String> fields() {
    return fields;
  }

  /** How many rows before its own an example reads. */
  public int past() {
    return past;
  }

  /**
   * Examples of these rows; where rows are a series, of those that have all rows before them.
   *
   * @param rows values by field; numbers, truth values, dates, texts; none for a gap
   */
  public Examples of(List<? extends Map<String, ?>> rows) {
    List<ColumnCollector> collectors = needs.raw().stream().map(this::collector).toList();
    for (int i = 0; i < rows.size(); i++) {
      ColumnCollector.Row row = new Row(i, rows.get(i));
      collectors.forEach(collector -> collector.add(row));
    }
    List<RawColumn> columns = collectors.stream().map(ColumnCollector::column).toList();
    return inputs.of(new RawTable(rows.size(), columns, row -> "row " + (row + 1)));
  }

  private ColumnCollector collector(DataPlan.Column column) {
    List<OptionalInt> places =
        CsvLayout.headers(column).stream()
            .map(header -> OptionalInt.of(fields.indexOf(header)))
            .toList();
    return ColumnCollector.of(
        column, places, needs.declaredIn(), MemoryShare.usual(), needs.faults());
  }

  /** The texts that a file would have. */
  private final class Row implements ColumnCollector.Row {
    private final int number;
    private final Map<String, ?> values;

    Row(int number, Map<String, ?> values) {
      this.number = number;
      this.values = values;
    }

    @Override
    public String field(int field) {
      String name = fields.get(field);
      if (!values.containsKey(name)) {
        throw new UserError(
            "row %d: there is no field `%s`%s"
                .formatted(number + 1, name, Suggestion.suffix(name, names())));
      }
      return text(values.get(name));
    }

    private List<String> names() {
      return new ArrayList<>(values.keySet());
    }

    @Override
    public UserError wrong(int field, String message) {
      return new UserError("row %d: %s".formatted(number + 1, message));
    }
  }

  private static String text(@Nullable Object value) {
    return Optional.ofNullable(value)
        .map(each -> each instanceof Enum<?> constant ? constant.name() : each.toString())
        .orElse("");
  }
}
