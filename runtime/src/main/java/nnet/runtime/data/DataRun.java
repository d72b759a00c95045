package nnet.runtime.data;

import java.util.ArrayList;
import java.util.List;
import nnet.runtime.io.Weights;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

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

  DataRun(Model model, Weights weights, int capacity) {
    Schema schema = model.schema();
    this.model = model;
    this.number = schema.entry("data");
    this.entry = schema.entries().get(number);
    float[] workspace = new float[entry.workspace(capacity)];
    this.frame = new Frame(weights.parameters(), new float[0], weights.states(), workspace, 0);
    List<String> names =
        schema.data().orElseThrow().columns().stream().map(DataPlan.Column::name).toList();
    List<Slot> wanted = new ArrayList<>(entry.inputs());
    this.slots = wanted.toArray(Slot[]::new);
    this.columns = wanted.stream().mapToInt(slot -> names.indexOf(slot.name())).toArray();
  }

  /** How many rows at a time are reasonable where the batch does not matter. */
  static int chunk(Schema schema) {
    Entry entry = schema.entries().get(schema.entry("data"));
    return Math.clamp(MOST_FLOATS / Math.max(1, entry.perExample()), 1, MOST_ROWS);
  }

  Entry entry() {
    return entry;
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
      RawColumn column = part.table().columns().get(columns[i]);
      int at = slots[i].at(entry, count);
      int width = column.width();
      for (int j = 0; j < count; j++) {
        column.copy(part.row(order[from + j]), frame.b, at + j * width);
      }
    }
    model.run(number, frame);
  }
}
