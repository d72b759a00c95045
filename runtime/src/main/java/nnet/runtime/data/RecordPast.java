package nnet.runtime.data;

/** The newest rows of one series, as many as an example reads. */
final class RecordPast implements DataRun.Rows {
  private final RecordFormat format;
  private final int number;
  private final float[][] rows;
  private int newest;
  private int count;
  private boolean begun;

  /**
   * @param number of the series, from 0
   */
  RecordPast(RecordFormat format, int number) {
    this.format = format;
    this.number = number;
    this.rows = new float[format.past() + 1][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = format.newRow();
    }
  }

  int number() {
    return number;
  }

  /** A copy of a row that follows the newest one; behind a gap the series begins anew. */
  void add(RecordRow row) {
    float[] values = row.row(0);
    begun = count == 0 || isFar(values, row);
    count = begun ? 1 : Math.min(count + 1, rows.length);
    newest = (newest + 1) % rows.length;
    System.arraycopy(values, 0, rows[newest], 0, values.length);
  }

  private boolean isFar(float[] values, RecordRow row) {
    int[] order = format.order();
    if (order.length == 0) {
      return false;
    }
    requireLater(values, row);
    return values[order[0]] - rows[newest][order[0]] > format.longestGap();
  }

  private void requireLater(float[] values, RecordRow row) {
    for (int at : format.order()) {
      float step = values[at] - rows[newest][at];
      if (step > 0) {
        return;
      }
      if (step < 0) {
        break;
      }
    }
    throw row.wrong(
        "its `%s` is not after that of the row before it: rows of a series are pushed in order"
            .formatted(format.orderedBy()));
  }

  /** Whether the newest row is the first one, or the first one behind a gap. */
  boolean begins() {
    return begun;
  }

  /** How many rows are missing until there is an example. */
  int missing() {
    return rows.length - count;
  }

  @Override
  public float[] row(int shift) {
    return rows[Math.floorMod(newest + shift, rows.length)];
  }
}
