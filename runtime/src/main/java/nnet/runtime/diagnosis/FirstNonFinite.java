package nnet.runtime.diagnosis;

import java.util.List;
import java.util.Optional;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Made;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.model.Watch;
import org.jspecify.annotations.Nullable;

/** Does a step once more and looks for the first number that is not finite. */
public final class FirstNonFinite implements Watch {
  private final Frame frame;
  private final Entry entry;
  private final List<Made> table;
  private @Nullable Cause found;

  private FirstNonFinite(Frame frame, Entry entry, List<Made> table) {
    this.frame = frame;
    this.entry = entry;
    this.table = table;
  }

  /**
   * Where it began; empty where the model does not say what its steps make.
   *
   * @param frame with the inputs, parameters and states of the step
   */
  public static Optional<Cause> of(Model model, int number, Frame frame) {
    Schema schema = model.schema();
    Entry entry = schema.entries().get(number);
    List<Made> table = Made.table(model.made(number));
    Optional<Cause> given = input(entry, frame).or(() -> parameter(schema, frame, table));
    if (given.isPresent()) {
      return given;
    }
    FirstNonFinite first = new FirstNonFinite(frame, entry, table);
    model.run(number, frame, first);
    return Optional.ofNullable(first.found);
  }

  private static Optional<Cause> input(Entry entry, Frame frame) {
    for (Slot slot : entry.inputs()) {
      int from = slot.at(entry, frame.batch);
      int count = slot.size() * (slot.perExample() ? frame.batch : 1);
      Extent extent = Extent.of(frame.b, from, count);
      if (extent.bad() > 0) {
        String help =
            slot.kind() == Slot.Kind.CARRIED
                ? "what the batch before has left is not finite any more: begin with smaller"
                    + " weights or a smaller learning rate"
                : "the data have it: look at them with `nnet data FILE`; on_error: skip leaves"
                    + " such rows out";
        return Optional.of(
            cause(0, 0, "", slot.name(), false, first(frame.b, from, count), extent, help));
      }
    }
    return Optional.empty();
  }

  private static Optional<Cause> parameter(Schema schema, Frame frame, List<Made> table) {
    for (Schema.Parameter parameter : schema.parameters()) {
      Extent extent = Extent.of(frame.p, parameter.offset(), parameter.size());
      if (extent.bad() > 0) {
        double value = first(frame.p, parameter.offset(), parameter.size());
        String help =
            "the update before has made it so: a smaller learning rate, or `clip_norm: 1`";
        Optional<Made> user = table.stream().filter(made -> made.uses(parameter)).findFirst();
        int line = user.map(Made::line).orElse(0);
        int column = user.map(Made::column).orElse(0);
        return Optional.of(
            cause(line, column, parameter.path(), "weights", true, value, extent, help));
      }
    }
    return Optional.empty();
  }

  @Override
  public void after(int group) {
    for (int i = 0; i < table.size() && found == null; i++) {
      if (table.get(i).group() == group) {
        found = cause(table.get(i));
      }
    }
  }

  private @Nullable Cause cause(Made made) {
    float[] array = made.array(frame);
    int from = made.from(entry, frame);
    int count = made.length(frame);
    Extent extent = Extent.of(array, from, count);
    if (extent.bad() == 0) {
      return null;
    }
    return cause(
        made.line(),
        made.column(),
        made.layer(),
        made.operation(),
        made.backward(),
        first(array, from, count),
        extent,
        Advice.of(made.operation(), Cause.kind(first(array, from, count)), List.of()));
  }

  private static Cause cause(
      int line,
      int column,
      String layer,
      String operation,
      boolean backward,
      double value,
      Extent extent,
      String help) {
    return new Cause(
        line, column, layer, operation, backward, Cause.kind(value), extent, List.of(), "", help);
  }

  private static double first(float[] values, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!Float.isFinite(values[i])) {
        return values[i];
      }
    }
    throw new IllegalArgumentException("all are finite");
  }
}
