package nnet.runtime.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Rows that have the same value in a column, by that value.
 *
 * @param of the value at a position
 */
record RowKeys(IntFunction<String> of) {

  static RowKeys of(RawTable table, int column, int[] order) {
    RawColumn values = table.columns().get(column);
    if (values instanceof RawColumn.Names names) {
      return new RowKeys(position -> names.name(order[position]));
    }
    float[] value = new float[values.width()];
    return new RowKeys(position -> {
      values.copy(order[position], value, 0);
      return value[0] == (int) value[0] ? String.valueOf((int) value[0]) : String.valueOf(value[0]);
    });
  }

  /** Positions by key, both in the order in which they come. */
  Map<String, List<Integer>> groups(int[] positions) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int position : positions) {
      groups.computeIfAbsent(of.apply(position), key -> new ArrayList<>()).add(position);
    }
    return groups;
  }
}
