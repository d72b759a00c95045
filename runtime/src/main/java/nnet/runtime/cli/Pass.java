package nnet.runtime.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/** One run of an entry on one batch, by names. */
final class Pass {
  private final Model model;
  private final int number;
  private final Entry entry;
  private final Frame frame;

  Pass(Model model, String entry, Weights weights, int batch, long seed) {
    Schema schema = model.schema();
    this.model = model;
    this.number = schema.entry(entry);
    this.entry = schema.entries().get(number);
    this.frame =
        new Frame(
            weights.parameters(),
            new float[weights.parameters().length],
            weights.states(),
            new float[this.entry.workspace(batch)],
            batch);
    this.frame.draw.seed = seed;
  }

  Entry entry() {
    return entry;
  }

  float[] workspace() {
    return frame.b;
  }

  void run(Map<String, float[]> inputs) {
    for (Slot slot : entry.inputs()) {
      float[] values = inputs.get(slot.name());
      if (values == null && slot.kind() == Slot.Kind.CARRIED) {
        values = new float[slot.size() * frame.batch];
      }
      if (values == null) {
        throw new UserError("nothing is fed for `" + slot.name() + "`");
      }
      System.arraycopy(values, 0, frame.b, slot.at(entry, frame.batch), values.length);
    }
    model.run(number, frame);
  }

  /** The sum of all losses and penalties: of losses of examples, their mean. */
  double loss() {
    double loss = 0;
    for (Slot slot : entry.outputs()) {
      if (slot.kind() == Slot.Kind.LOSS || slot.kind() == Slot.Kind.PENALTY) {
        loss += mean(slot);
      }
    }
    return loss;
  }

  boolean hasLoss() {
    return entry.outputs().stream().anyMatch(slot -> slot.kind() == Slot.Kind.LOSS);
  }

  double mean(Slot slot) {
    int at = slot.at(entry, frame.batch);
    int count = slot.size() * (slot.perExample() ? frame.batch : 1);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += frame.b[at + i];
    }
    return sum / count;
  }

  Tensor tensor(Slot slot) {
    List<Integer> shape = new ArrayList<>(slot.shape());
    if (slot.perExample()) {
      shape.addFirst(frame.batch);
    }
    int at = slot.at(entry, frame.batch);
    return new Tensor(shape, Arrays.copyOfRange(frame.b, at, at + Tensor.size(shape)));
  }

  Map<String, Tensor> gradients() {
    Map<String, Tensor> gradients = new TreeMap<>();
    for (Schema.Parameter parameter : model.schema().parameters()) {
      int from = parameter.offset();
      float[] values = Arrays.copyOfRange(frame.g, from, from + parameter.size());
      gradients.put(parameter.path(), new Tensor(parameter.shape(), values));
    }
    return gradients;
  }

  float[] flatGradient() {
    return frame.g;
  }
}
