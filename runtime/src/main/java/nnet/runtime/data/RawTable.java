package nnet.runtime.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one source.
 *
 * @param columns in the order of the plan's columns
 * @param origin where a row came from, for messages
 * @param faults what is wrong in its rows
 */
record RawTable(int rows, List<RawColumn> columns, Origin origin, Faults faults) {

  /** Of rows in which nothing may be wrong. */
  RawTable(int rows, List<RawColumn> columns, Origin origin) {
    this(rows, columns, origin, Faults.none());
  }

  RawTable {
    columns = List.copyOf(columns);
  }

  /** Says where a row came from: {@code houses.csv:17}. */
  interface Origin {
    String of(int row);
  }

  RawTable with(int column, RawColumn replaced) {
    List<RawColumn> all = new ArrayList<>(columns);
    all.set(column, replaced);
    return new RawTable(rows, all, origin, faults);
  }
}
