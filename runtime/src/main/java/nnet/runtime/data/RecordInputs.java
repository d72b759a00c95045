package nnet.runtime.data;

import java.util.List;
import nnet.runtime.model.Slot;

/**
 * Makes the inputs of a network of raw rows, by the formulas of its data, in memory that is used
 * again. For one thread at a time.
 *
 * <pre>{@code
 * inputs.begin(examples, 2);
 * RecordRow row = inputs.next();
 * row.number(0, 3.2f);
 * inputs.add();                  // and so the second one
 * }</pre>
 */
public final class RecordInputs {
  private static final int MOST_ROWS = 256;

  private final RecordRow row;
  private final RawWatch watch;
  private final DataRun run;
  private final float[] raw;
  private final int chunk;
  private final Slot[] results;
  private final int width;
  private float[] to = new float[0];
  private int count;
  private int done;

  /** Examples of this chunk: how many there are, and how many are there already. */
  private int size;

  private int place;

  /**
   * @param watch sees each row that becomes an example
   */
  public RecordInputs(RecordFormat format, RawWatch watch) {
    this.watch = watch;
    row = new RecordRow(format);
    run = new DataRun(format.model(), format.weights(), 1);
    raw = new float[Slot.size(run.entry().inputs())];
    chunk = Math.min(MOST_ROWS, DataRun.chunk(format.model().schema()));
    List<Slot> wanted = Needs.of(format.model()).inputs();
    results = wanted.stream().map(slot -> run.result(slot.name())).toArray(Slot[]::new);
    width = Slot.size(wanted);
  }

  /**
   * Begins with examples.
   *
   * @param inputs takes all inputs of an example, example after example
   */
  public void begin(float[] inputs, int examples) {
    to = inputs;
    count = examples;
    done = 0;
    beginChunk();
  }

  private void beginChunk() {
    place = 0;
    size = Math.min(chunk, count - done);
    run.begin(size);
  }

  /** The next row, to be filled. */
  public RecordRow next() {
    row.begin(done + place + 1L);
    return row;
  }

  RecordRow row() {
    return row;
  }

  /** Takes the row that was filled. */
  public void add() {
    add(row);
  }

  @SuppressWarnings("ReferenceEquality") // there is one that watches nothing
  void add(DataRun.Rows rows) {
    RecordFormat format = row.format();
    run.put(rows, format.starts(), format.widths(), place);
    if (watch != RawWatch.NONE) {
      run.gather(rows, format.starts(), format.widths(), raw);
      watch.see(raw);
    }
    place++;
    if (place == size) {
      run.run();
      copy();
      done += size;
      if (done < count) {
        beginChunk();
      }
    }
  }

  private void copy() {
    int column = 0;
    for (Slot result : results) {
      int elements = result.size();
      int from = run.at(result);
      for (int i = 0; i < size; i++) {
        int at = (done + i) * width + column;
        System.arraycopy(run.workspace(), from + i * elements, to, at, elements);
        check(result, at, elements, i);
      }
      column += elements;
    }
  }

  private void check(Slot slot, int at, int elements, int example) {
    for (int i = at; i < at + elements; i++) {
      if (!Float.isFinite(to[i])) {
        if (count > 1) {
          row.begin(done + example + 1L);
        }
        throw row.wrong("`%s` is not a number in this row".formatted(slot.name()));
      }
    }
  }
}
