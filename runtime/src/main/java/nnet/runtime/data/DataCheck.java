package nnet.runtime.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Model;
import nnet.runtime.model.Slot;

/** Looks at every value that a network is going to see, before the first step. */
final class DataCheck {
  /** What rounding may do to a value at the end of its range. */
  private static final double SLACK = 1e-5;

  private final DataRun run;
  private final int chunk;
  private final List<Slot> results;
  private final Map<String, Integer> classes = new HashMap<>();
  private final List<DataPlan.Bound> bounds;
  private final String source;

  DataCheck(Model model, Weights weights) {
    this.chunk = DataRun.chunk(model.schema());
    this.run = new DataRun(model, weights, chunk);
    this.results =
        run.entry().outputs().stream().filter(slot -> slot.kind() != Slot.Kind.FIT).toList();
    this.bounds = model.schema().data().map(DataPlan::bounds).orElse(List.of());
    this.source = model.schema().source();
    for (Entry entry : model.schema().entries()) {
      for (Slot slot : entry.given()) {
        classes.merge(slot.name(), slot.classes(), Math::max);
      }
    }
  }

  void check(Part part) {
    int[] order = Dataset.inOrder(part.size());
    for (int from = 0; from < part.size(); from += chunk) {
      int count = Math.min(chunk, part.size() - from);
      run.run(part, order, from, count);
      for (Slot slot : results) {
        check(part, slot, from, count);
      }
    }
  }

  private void check(Part part, Slot slot, int first, int count) {
    float[] values = run.workspace();
    int at = run.at(slot);
    int size = slot.size();
    int labels = classes.getOrDefault(slot.name(), 0);
    for (int i = 0; i < count * size; i++) {
      float value = values[at + i];
      if (!Float.isFinite(value) || (labels > 0 && !isLabel(value, labels))) {
        part.skip(
            first + i / size, wrong(part.where(first + i / size), slot.name(), value, labels));
      }
    }
    for (DataPlan.Bound bound : bounds) {
      if (bound.name().equals(slot.name())) {
        within(bound, part, slot, first, count);
      }
    }
  }

  private void within(DataPlan.Bound bound, Part part, Slot slot, int first, int count) {
    float[] values = run.workspace();
    int at = run.at(slot);
    for (int i = 0; i < count * slot.size(); i++) {
      float value = values[at + i];
      if (value < bound.low() - SLACK || value > bound.high() + SLACK) {
        int row = first + i / slot.size();
        part.skip(row, outside(bound, part.where(row), value));
      }
    }
  }

  private UserError outside(DataPlan.Bound bound, String where, float value) {
    return new UserError(
        "%s: `%s` is %s, but %s:%d:%d declares %s to %s"
            .formatted(
                where,
                bound.name(),
                shown(value),
                source,
                bound.location().line(),
                bound.location().column(),
                shown((float) bound.low()),
                shown((float) bound.high())));
  }

  private static boolean isLabel(float value, int labels) {
    return value >= 0 && value < labels && value == (int) value;
  }

  private static UserError wrong(String where, String name, float value, int labels) {
    if (labels > 0 && Float.isFinite(value)) {
      return new UserError(
          "%s: `%s` is %s, but its labels are 0 to %d"
              .formatted(where, name, shown(value), labels - 1));
    }
    return new UserError(
        "%s: `%s` is not a number in this row (%s): a gap in the file, or a formula that is not"
                .formatted(where, name, Float.toString(value))
            + " defined there");
  }

  private static String shown(float value) {
    return value == (int) value ? String.valueOf((int) value) : String.valueOf(value);
  }
}
