package nnet.runtime.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Gathers one column while the rows of a CSV go by. */
final class ColumnCollector {
  private final DataPlan.Column column;
  private final List<OptionalInt> fields;
  private final FieldReader reader;
  private final FloatList values = new FloatList();
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private int rows;

  /**
   * @param fields the numbers of its fields in a row; empty for a column that the file lacks
   */
  ColumnCollector(DataPlan.Column column, List<OptionalInt> fields, String source) {
    this.column = column;
    this.fields = List.copyOf(fields);
    this.reader = new FieldReader(column, source);
  }

  /** A field of a row by its number. */
  interface Row {
    String field(int number);

    UserError wrong(int field, String message);
  }

  void add(Row row) {
    rows++;
    for (OptionalInt field : fields) {
      if (isCategory()) {
        String name = row.field(field.orElseThrow()).strip();
        values.add(codes.computeIfAbsent(name, this::newCode));
      } else {
        values.add(field.isPresent() ? number(row, field.orElseThrow()) : Float.NaN);
      }
    }
  }

  private float number(Row row, int field) {
    try {
      return reader.read(row.field(field));
    } catch (FieldReader.Mismatch e) {
      throw row.wrong(field, e.text());
    }
  }

  private int newCode(String name) {
    names.add(name);
    return names.size() - 1;
  }

  private boolean isCategory() {
    return column.type().equals("category") && fields.stream().allMatch(OptionalInt::isPresent);
  }

  RawColumn column() {
    float[] numbers = values.toArray();
    if (!isCategory()) {
      return new RawColumn.Floats(fields.size(), numbers);
    }
    int[] all = new int[rows];
    for (int i = 0; i < rows; i++) {
      all[i] = (int) numbers[i];
    }
    return new RawColumn.Names(all, names);
  }
}
