package nnet.runtime.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.io.Tensor;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/**
 * A field of raw rows that predictions need.
 *
 * @param columns that are made of it; several of a date or a text
 * @param optional whether it may be missing
 */
public record RecordField(String name, List<DataPlan.Column> columns, boolean optional) {
  public RecordField {
    columns = List.copyOf(columns);
  }

  /** What a field holds. */
  public enum Kind {
    NUMBER,
    WHOLE_NUMBER,
    TRUTH,
    DATE,
    /** A date with the time of its day. */
    TIME,
    /** A category too. */
    TEXT
  }

  /** In the order in which they are declared; what only targets are made of is not needed. */
  public static List<RecordField> of(Schema schema) {
    DataPlan plan = schema.data().orElseThrow();
    List<Slot> inputs = schema.entries().get(schema.entry("predict")).given();
    List<DataPlan.Column> needed = plan.readBy(inputs.stream().map(Slot::name).toList());
    Map<String, List<DataPlan.Column>> byName = new LinkedHashMap<>();
    for (DataPlan.Column column : plan.columns()) {
      List<DataPlan.Column> own =
          byName.computeIfAbsent(column.header(), name -> new ArrayList<>());
      if (needed.contains(column)) {
        own.add(column);
      }
    }
    List<RecordField> fields = new ArrayList<>();
    byName.forEach((name, columns) -> {
      if (!columns.isEmpty()) {
        fields.add(new RecordField(name, columns, mayBeMissing(plan, columns.getFirst())));
      }
    });
    return fields;
  }

  private static boolean mayBeMissing(DataPlan plan, DataPlan.Column column) {
    return column.optional() || plan.onError().filled().contains(column.name());
  }

  public Kind kind() {
    String type = columns.getFirst().type();
    if (DateParts.TYPES.contains(type)) {
      boolean timed = columns.stream().anyMatch(part -> DateParts.TIMES.contains(part.type()));
      return timed ? Kind.TIME : Kind.DATE;
    }
    return switch (type) {
      case "bool" -> Kind.TRUTH;
      case "i32", "class" -> Kind.WHOLE_NUMBER;
      case "category", "label", "text" -> Kind.TEXT;
      default -> Kind.NUMBER;
    };
  }

  /** As it is declared: {@code rooms: f32?}. */
  public String described() {
    String type =
        switch (kind()) {
          case DATE, TIME -> "date";
          case NUMBER, WHOLE_NUMBER, TRUTH, TEXT -> columns.getFirst().type();
        };
    String shape = isArray() ? columns.getFirst().fieldShape().toString() : "";
    return name + ": " + type + shape + (optional ? "?" : "");
  }

  /** How many values it has. */
  public int size() {
    return Tensor.size(columns.getFirst().fieldShape());
  }

  /** Whether it is an array of values, be it of one. */
  public boolean isArray() {
    return !columns.getFirst().fieldShape().isEmpty();
  }

  /** What its values are called in the header of a file. */
  List<String> headers() {
    return CsvLayout.headers(columns.getFirst());
  }
}
