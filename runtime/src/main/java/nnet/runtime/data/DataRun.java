package nnet.runtime.data;

import java.util.List;
import nnet.runtime.io.Weights;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.parallel.ThreadMemory;

/** Runs the formulas of a {@code data} declaration on some rows. For one thread at a time. */
final class DataRun {
  private static final int MOST_FLOATS = 1 << 22;
  private static final int MOST_ROWS = 1024;

  private final Model model;
  private final int number;
  private final Entry entry;
  private final Frame frame;
  private final int[] columns;
  private final Slot[] slots;

  /** The first and the last row of each slot, counted from the example's own. */
  private final int[] first;

  private final int[] last;

  DataRun(Model model, Weights weights, int capacity) {
    Schema schema = model.schema();
    this.model = model;
    this.number = schema.entry("data");
    this.entry = schema.entries().get(number);
    float[] workspace = new float[entry.workspace(capacity)];
    this.frame = new Frame(weights.parameters(), new float[0], weights.states(), workspace, 0);
    DataPlan plan = schema.data().orElseThrow();
    List<DataPlan.Window> windows = windows(schema);
    List<String> names = plan.columns().stream().map(DataPlan.Column::name).toList();
    this.slots = entry.inputs().toArray(Slot[]::new);
    this.columns = new int[slots.length];
    this.first = new int[slots.length];
    this.last = new int[slots.length];
    for (int i = 0; i < slots.length; i++) {
      DataPlan.Window window = windows.get(i);
      columns[i] = names.indexOf(window.column());
      first[i] = window.from();
      last[i] = window.to();
    }
  }

  /** What each slot of the entry holds, in order. */
  static List<DataPlan.Window> windows(Schema schema) {
    DataPlan plan = schema.data().orElseThrow();
    return schema.entries().get(schema.entry("data")).inputs().stream()
        .map(slot -> window(plan, slot.name()))
        .toList();
  }

  /** The rows of a slot: the example's own where the plan says nothing else. */
  private static DataPlan.Window window(DataPlan plan, String slot) {
    return plan.windows().stream()
        .filter(window -> window.slot().equals(slot))
        .findFirst()
        .orElseGet(() -> new DataPlan.Window(slot, slot, 0, 0));
  }

  /** How many rows at a time are reasonable where the batch does not matter. */
  static int chunk(Schema schema) {
    Entry entry = schema.entries().get(schema.entry("data"));
    return entry.capacity(MOST_FLOATS, MOST_ROWS);
  }

  Entry entry() {
    return entry;
  }

  /** Where the value of an input or target is. */
  Slot result(String name) {
    return entry.outputs().stream()
        .filter(slot -> slot.kind() != Slot.Kind.FIT && slot.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the data give no value for " + name));
  }

  /** Where the results are. */
  float[] workspace() {
    return frame.b;
  }

  /** The first element of a slot for the batch that ran last. */
  int at(Slot slot) {
    return slot.at(entry, frame.batch);
  }

  /** Runs the rows {@code order[from] .. order[from + count - 1]} of the part. */
  void run(Part part, int[] order, int from, int count) {
    frame.batch = count;
    for (int i = 0; i < slots.length; i++) {
      int at = slots[i].at(entry, count);
      for (int j = 0; j < count; j++) {
        at = copy(part, order[from + j], i, frame.b, at);
      }
    }
    run();
  }

  /** Writes all rows of a slot that an example reads; the place behind them. */
  private int copy(Part part, int index, int slot, float[] to, int at) {
    RawColumn column = part.table().columns().get(columns[slot]);
    int place = at;
    for (int shift = first[slot]; shift <= last[slot]; shift++) {
      column.copy(part.row(index, shift), to, place);
      place += column.width();
    }
    return place;
  }

  /** Rows as numbers, all columns one after another. */
  interface Rows {
    /**
     * @param shift 0 for an example's own row, -1 for the one before
     */
    float[] row(int shift);
  }

  /** From now on so many examples are put and run together. */
  void begin(int count) {
    int needed = entry.workspace(count);
    if (frame.b.length < needed) {
      frame.b = new float[needed];
    }
    frame.batch = count;
  }

  /**
   * Takes the rows of an example. What comes after its own row only targets read: any row will do.
   *
   * @param starts of the columns in a row
   */
  void put(Rows rows, int[] starts, int[] widths, int example) {
    for (int i = 0; i < slots.length; i++) {
      int at = slots[i].at(entry, frame.batch) + example * slots[i].size();
      copy(rows, starts, widths, i, frame.b, at);
    }
  }

  /** Writes what an example reads, slot after slot. */
  void gather(Rows rows, int[] starts, int[] widths, float[] to) {
    int at = 0;
    for (int i = 0; i < slots.length; i++) {
      at = copy(rows, starts, widths, i, to, at);
    }
  }

  private int copy(Rows rows, int[] starts, int[] widths, int slot, float[] to, int at) {
    int column = columns[slot];
    int place = at;
    for (int shift = first[slot]; shift <= last[slot]; shift++) {
      System.arraycopy(rows.row(Math.min(0, shift)), starts[column], to, place, widths[column]);
      place += widths[column];
    }
    return place;
  }

  /** Runs the examples that were put. */
  void run() {
    try (ThreadMemory _ = ThreadMemory.borrow()) {
      model.run(number, frame);
    }
  }

  /** Writes what an example reads, slot after slot. */
  void gather(Part part, int index, float[] to, int at) {
    int place = at;
    for (int i = 0; i < slots.length; i++) {
      place = copy(part, index, i, to, place);
    }
  }

  /** Runs examples that were {@link #gather gathered}, one after another. */
  void run(float[] gathered, int count) {
    frame.batch = count;
    int width = gathered.length / Math.max(1, count);
    int from = 0;
    for (Slot slot : slots) {
      int at = slot.at(entry, count);
      int size = slot.size();
      for (int j = 0; j < count; j++) {
        System.arraycopy(gathered, j * width + from, frame.b, at + j * size, size);
      }
      from += size;
    }
    run();
  }
}
