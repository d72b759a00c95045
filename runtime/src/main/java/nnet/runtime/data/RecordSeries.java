package nnet.runtime.data;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Raw rows that come one after another, and the examples that they become with the rows before
 * them. Where the data are grouped, each group is a series of its own. For one thread at a time.
 */
public final class RecordSeries {
  private final RecordFormat format;
  private final RecordInputs inputs;
  private final RecordRow row;
  private final Map<String, RecordPast> groups = new HashMap<>();
  private @Nullable RecordPast last;
  private long pushed;

  /**
   * @param watch sees each row that becomes an example
   */
  public RecordSeries(RecordFormat format, RawWatch watch) {
    this.format = format;
    this.inputs = new RecordInputs(format, watch);
    this.row = inputs.row();
  }

  /** The next row, to be filled. */
  public RecordRow next() {
    pushed++;
    row.begin(pushed);
    return row;
  }

  /**
   * Takes the row that was filled.
   *
   * @param to takes the inputs of its example
   * @return whether there is one; not while there are too few rows before it
   */
  public boolean push(float[] to) {
    RecordPast past = groups.get(row.group());
    if (past == null) {
      past = new RecordPast(format, groups.size());
      groups.put(row.group(), past);
    }
    last = past;
    past.add(row);
    if (past.missing() > 0) {
      return false;
    }
    inputs.begin(to, 1);
    inputs.add(past);
    return true;
  }

  /** The number of the series that the newest row belongs to, from 0 in the order they began. */
  public int current() {
    return last == null ? 0 : last.number();
  }

  /** Whether this series begins with the newest row: it is the first, or the first behind a gap. */
  public boolean begins() {
    return last == null || last.begins();
  }

  /** How many rows of the series of the newest row are missing until there is an example. */
  public int missing() {
    return last == null ? format.past() : Math.max(0, last.missing() - 1);
  }
}
