package nnet.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Reads a source with the columns that other files add to its rows. */
final class Joins {
  /** No row of the other file. */
  private static final int NONE = -1;

  private final DataPlan plan;
  private final DataFiles files;
  private final String declaredIn;

  /**
   * @param declaredIn the name of the {@code .nnet} file
   */
  Joins(DataPlan plan, DataFiles files, String declaredIn) {
    this.plan = plan;
    this.files = files;
    this.declaredIn = declaredIn;
  }

  RawTable read(DataPlan.Source source) {
    List<DataPlan.Column> own =
        plan.columns().stream()
            .filter(column -> plan.joins().stream().noneMatch(join -> join.adds(column)))
            .toList();
    RawTable table = Sources.read(source, plan.with(own), files, declaredIn);
    return add(plan.joins(), table, own, plan.columns());
  }

  /**
   * The wanted columns of rows that have some of them.
   *
   * @param own what the rows have, the keys of the joins among it
   */
  RawTable add(
      List<DataPlan.Join> joins,
      RawTable table,
      List<DataPlan.Column> own,
      List<DataPlan.Column> wanted) {
    Map<DataPlan.Column, RawColumn> found = new HashMap<>();
    for (int i = 0; i < own.size(); i++) {
      found.put(own.get(i), table.columns().get(i));
    }
    for (DataPlan.Join join : joins) {
      join(join, table, found);
    }
    List<RawColumn> all = new ArrayList<>();
    for (DataPlan.Column column : wanted) {
      RawColumn values = found.get(column);
      if (values == null) {
        throw new IllegalStateException("no values of " + column);
      }
      all.add(values);
    }
    return new RawTable(table.rows(), all, table.origin(), table.faults());
  }

  private void join(DataPlan.Join join, RawTable table, Map<DataPlan.Column, RawColumn> found) {
    DataPlan.Column key =
        plan.columns().stream()
            .filter(column -> column.name().equals(join.key()))
            .findFirst()
            .orElseThrow();
    List<DataPlan.Column> columns = new ArrayList<>(List.of(key));
    plan.columns().stream().filter(join::adds).forEach(columns::add);
    RawTable other = Sources.read(join.source(), plan.with(columns), files, declaredIn);
    RawColumn keys = found.get(key);
    if (keys == null) {
      throw new IllegalStateException("no values of " + key);
    }
    boolean gaps = columns.stream().skip(1).allMatch(DataPlan.Column::optional);
    int[] rows = rows(key, keys, table, other, gaps);
    for (int i = 1; i < columns.size(); i++) {
      found.put(columns.get(i), picked(other.columns().get(i), rows));
    }
  }

  /** For each row the one of the other file that has its key. */
  private static int[] rows(
      DataPlan.Column key, RawColumn keys, RawTable table, RawTable other, boolean gaps) {
    Map<Object, Integer> byKey = new HashMap<>();
    for (int row = 0; row < other.rows(); row++) {
      Object value = value(other.columns().getFirst(), row);
      Integer before = byKey.putIfAbsent(value, row);
      if (before != null) {
        throw new UserError(
            "%s: `%s` is %s, as in %s: a file that is joined has each key once"
                .formatted(
                    other.origin().of(row),
                    key.header(),
                    shown(key, value),
                    other.origin().of(before)));
      }
    }
    int[] rows = new int[table.rows()];
    for (int row = 0; row < rows.length; row++) {
      Object value = value(keys, row);
      rows[row] = byKey.getOrDefault(value, NONE);
      if (rows[row] == NONE && !gaps && !table.faults().has(row)) {
        throw new UserError(
            "%s: `%s` is %s, which the joined file does not have\n  help: where rows may be missing,"
                    .formatted(table.origin().of(row), key.header(), shown(key, value))
                + " declare its fields with `?`");
      }
    }
    return rows;
  }

  private static Object value(RawColumn column, int row) {
    if (column instanceof RawColumn.Names names) {
      return names.name(row);
    }
    float[] value = new float[1];
    column.copy(row, value, 0);
    return value[0];
  }

  private static String shown(DataPlan.Column key, Object value) {
    if (!(value instanceof Float number)) {
      return "\"" + value + "\"";
    }
    return key.type().equals("date") ? DateParts.shown(number) : RawField.number(number);
  }

  private static RawColumn picked(RawColumn column, int[] rows) {
    if (column instanceof RawColumn.Names names) {
      List<String> all = new ArrayList<>(names.names());
      all.add("");
      int[] codes =
          Arrays.stream(rows).map(row -> row == NONE ? all.size() - 1 : names.code(row)).toArray();
      return new RawColumn.Names(codes, all);
    }
    int width = column.width();
    float[] values = new float[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] == NONE) {
        Arrays.fill(values, i * width, (i + 1) * width, Float.NaN);
      } else {
        column.copy(rows[i], values, i * width);
      }
    }
    return new RawColumn.Floats(width, values);
  }
}
