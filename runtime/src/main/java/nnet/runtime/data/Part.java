package nnet.runtime.data;

/** Some rows of a table: the training rows, the test rows. */
public final class Part {
  private final String name;
  private final RawTable table;
  private final int[] rows;

  Part(String name, RawTable table, int[] rows) {
    this.name = name;
    this.table = table;
    this.rows = rows;
  }

  /** {@code train}, {@code validation} or {@code test}. */
  public String name() {
    return name;
  }

  public int size() {
    return rows.length;
  }

  RawTable table() {
    return table;
  }

  int row(int index) {
    return rows[index];
  }

  /** Where a row came from, for messages. */
  String where(int index) {
    return table.origin().of(rows[index]);
  }

  Part with(RawTable other) {
    return new Part(name, other, rows);
  }
}
