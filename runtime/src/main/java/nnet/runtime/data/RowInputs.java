package nnet.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;
import nnet.runtime.model.Slot;

/** Brings raw rows to the inputs of a network, by the formulas of its data. */
final class RowInputs {
  private final Model model;
  private final Weights weights;
  private final Needs needs;
  private final DataPlan plan;
  private final RawWatch watch;

  RowInputs(Model model, Weights weights, Needs needs, RawWatch watch) {
    this.watch = watch;
    this.model = model;
    this.weights = weights;
    this.needs = needs;
    this.plan = needs.plan().orElseThrow();
  }

  /**
   * Where rows are a series, an example is a row with all rows before it that it reads, in order.
   *
   * @param rows the columns that are needed
   */
  Examples of(RawTable rows) {
    RawTable whole = whole(rows);
    boolean series = !plan.windows().isEmpty();
    RowOrder order = series ? RowOrder.of(plan, whole) : RowOrder.of(Dataset.inOrder(rows.rows()));
    Part part =
        new Part("predict", whole, order, Dataset.inOrder(order.size())).withPast(plan.windows());
    List<Examples.Key> keys = series ? SeriesKeys.of(plan, part) : List.of();
    return new Examples(
        inputs(part.with(Dataset.encoded(plan, whole, weights))), part.size(), keys);
  }

  /** With columns that inputs do not read, such as the target: any value will do. */
  private RawTable whole(RawTable rows) {
    List<RawColumn> all = new ArrayList<>();
    for (DataPlan.Column column : plan.columns()) {
      int place = needs.raw().indexOf(column);
      all.add(place >= 0 ? rows.columns().get(place) : constant(column, rows.rows()));
    }
    return new RawTable(rows.rows(), all, rows.origin(), rows.faults());
  }

  private static RawColumn constant(DataPlan.Column column, int rows) {
    int width = Tensor.size(column.shape());
    float[] values = new float[Math.multiplyExact(rows, width)];
    Arrays.fill(values, (float) Math.clamp(0, column.low(), column.high()));
    return new RawColumn.Floats(width, values);
  }

  private float[] inputs(Part part) {
    int rows = part.size();
    int chunk = Math.min(DataRun.chunk(model.schema()), rows);
    DataRun run = new DataRun(model, weights, chunk);
    int width = Slot.size(needs.inputs());
    float[] examples = new float[Math.multiplyExact(rows, width)];
    show(run, part);
    for (int from = 0; from < rows; from += chunk) {
      int count = Math.min(chunk, rows - from);
      run.run(part, Dataset.inOrder(rows), from, count);
      copy(run, part, from, count, examples);
    }
    return examples;
  }

  @SuppressWarnings("ReferenceEquality") // there is one that watches nothing
  private void show(DataRun run, Part part) {
    if (!watch.equals(RawWatch.NONE)) {
      float[] raw = new float[Slot.size(run.entry().inputs())];
      for (int i = 0; i < part.size(); i++) {
        run.gather(part, i, raw, 0);
        watch.see(raw);
      }
    }
  }

  private void copy(DataRun run, Part part, int from, int count, float[] examples) {
    int width = Slot.size(needs.inputs());
    int column = 0;
    for (Slot slot : needs.inputs()) {
      Slot result = run.result(slot.name());
      int size = slot.size();
      for (int i = 0; i < count; i++) {
        int to = (from + i) * width + column;
        System.arraycopy(run.workspace(), run.at(result) + i * size, examples, to, size);
        if (hasGap(examples, to, size)) {
          throw new UserError(
              "%s: `%s` is not a number in this row".formatted(part.where(from + i), slot.name()));
        }
      }
      column += size;
    }
  }

  private static boolean hasGap(float[] values, int from, int count) {
    return IntStream.range(from, from + count).anyMatch(i -> !Float.isFinite(values[i]));
  }
}
