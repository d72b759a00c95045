package nnet.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import org.jspecify.annotations.Nullable;

/** The rows of a table in their order, and how far each can look back and ahead. */
final class RowOrder {
  private final int[] rows;

  /** Where each group begins, and the number of rows. */
  private final int[] groups;

  /** The first and the last position that belong together with each position. */
  private final int[] first;

  private final int[] last;

  private RowOrder(int[] rows, int[] groups, boolean[] begins) {
    this.rows = rows;
    this.groups = groups;
    this.first = new int[rows.length];
    this.last = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      first[i] = begins[i] ? i : first[i - 1];
    }
    for (int i = rows.length - 1; i >= 0; i--) {
      last[i] = i + 1 == rows.length || begins[i + 1] ? i : last[i + 1];
    }
  }

  /** One series of the rows as they are given. */
  static RowOrder of(int[] rows) {
    boolean[] begins = new boolean[rows.length];
    if (rows.length > 0) {
      begins[0] = true;
    }
    return new RowOrder(rows, new int[] {0, rows.length}, begins);
  }

  /** As the plan says: group after group, each in the order of its columns. */
  static RowOrder of(DataPlan plan, RawTable table) {
    DataPlan.Order order = plan.order();
    int @Nullable [] group = order.group().map(name -> groups(plan, table, name)).orElse(null);
    List<float[]> keys = order.columns().stream().map(name -> numbers(plan, table, name)).toList();
    Comparator<Integer> comparator = Comparator.comparingInt(row -> group == null ? 0 : group[row]);
    for (float[] key : keys) {
      comparator = comparator.thenComparingDouble(row -> key[row]);
    }
    int[] rows =
        IntStream.range(0, table.rows())
            .boxed()
            .sorted(comparator)
            .mapToInt(Integer::intValue)
            .toArray();
    boolean[] begins = new boolean[rows.length];
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      boolean other = i == 0 || (group != null && group[rows[i]] != group[rows[i - 1]]);
      if (other) {
        starts.add(i);
      } else if (!plan.windows().isEmpty() && !keys.isEmpty()) {
        distinct(plan, table, keys, rows[i - 1], rows[i]);
      }
      begins[i] = other || far(keys, order.longestGap(), rows[i - 1], rows[i]);
    }
    starts.add(rows.length);
    int[] groups = starts.stream().mapToInt(Integer::intValue).toArray();
    return new RowOrder(rows, groups, begins);
  }

  private static RawColumn column(DataPlan plan, RawTable table, String name) {
    List<String> names = plan.columns().stream().map(DataPlan.Column::name).toList();
    return table.columns().get(names.indexOf(name));
  }

  private static float[] numbers(DataPlan plan, RawTable table, String name) {
    RawColumn column = column(plan, table, name);
    if (column.width() != 1 || column instanceof RawColumn.Names) {
      throw new UserError("rows cannot be ordered by `" + name + "`");
    }
    float[] values = new float[table.rows()];
    for (int row = 0; row < values.length; row++) {
      column.copy(row, values, row);
    }
    return values;
  }

  /** The number of each row's group, in the order in which they first come. */
  private static int[] groups(DataPlan plan, RawTable table, String name) {
    RawColumn column = column(plan, table, name);
    Map<Object, Integer> numbers = new HashMap<>();
    int[] groups = new int[table.rows()];
    float[] value = new float[column.width()];
    for (int row = 0; row < groups.length; row++) {
      Object key;
      if (column instanceof RawColumn.Names names) {
        key = names.name(row);
      } else {
        column.copy(row, value, 0);
        key = value[0];
      }
      Integer number = numbers.putIfAbsent(key, numbers.size());
      groups[row] = number == null ? numbers.size() - 1 : number;
    }
    return groups;
  }

  private static void distinct(
      DataPlan plan, RawTable table, List<float[]> keys, int before, int row) {
    if (keys.stream().anyMatch(key -> key[before] != key[row])) {
      return;
    }
    String column = plan.order().columns().getFirst();
    throw new UserError(
        "%s: `%s` is the same as in %s: which of these rows comes first is not known%s"
            .formatted(
                table.origin().of(row),
                column,
                table.origin().of(before),
                plan.order().group().isPresent()
                    ? ""
                    : "\n  help: where a file holds several series, tell them apart: group by ticker"));
  }

  private static boolean far(List<float[]> keys, double longest, int before, int row) {
    return !keys.isEmpty() && keys.getFirst()[row] - keys.getFirst()[before] > longest;
  }

  int size() {
    return rows.length;
  }

  /** The rows in their order. */
  int[] rows() {
    return rows.clone();
  }

  int row(int position) {
    return rows[position];
  }

  /** The row {@code shift} rows later, or the outermost one of the series. */
  int row(int position, int shift) {
    return rows[Math.clamp((long) position + shift, first[position], last[position])];
  }

  /** How many rows before a position belong to its series. */
  int before(int position) {
    return position - first[position];
  }

  int last(int position) {
    return last[position];
  }

  /** The positions of each group, in order. */
  List<int[]> groups() {
    List<int[]> all = new ArrayList<>();
    for (int i = 0; i + 1 < groups.length; i++) {
      int from = groups[i];
      int[] positions = new int[groups[i + 1] - from];
      Arrays.setAll(positions, at -> from + at);
      all.add(positions);
    }
    return all;
  }
}
