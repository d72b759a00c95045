package nnet.runtime.explain;

import java.util.List;
import java.util.Optional;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/** How one element of the outputs changes with each element of the inputs. */
final class OutputSlopes {
  static final String ENTRY = "gradients_output";

  private final Model model;
  private final Weights weights;
  private final int number;
  private final Entry entry;
  private final List<Slot> inputs;
  private final List<Slot> outputs;

  OutputSlopes(Model model, Weights weights) {
    Schema schema = model.schema();
    this.model = model;
    this.weights = weights;
    this.number = schema.entry(ENTRY);
    this.entry = schema.entries().get(number);
    this.inputs = schema.entries().get(schema.entry("predict")).given();
    this.outputs =
        entry.outputs().stream().filter(slot -> slot.kind() == Slot.Kind.OUTPUT).toList();
  }

  /** The baseline, but for inputs that have no slope: they stay as they are. */
  float[] fixed(float[] example, float[] baseline) {
    float[] from = example.clone();
    int at = 0;
    for (Slot input : inputs) {
      if (gradient(input).isPresent()) {
        System.arraycopy(baseline, at, from, at, input.size());
      }
      at += input.size();
    }
    return from;
  }

  private Optional<Slot> gradient(Slot input) {
    return entry.outputs().stream()
        .filter(slot -> slot.kind() == Slot.Kind.INPUT_GRADIENT)
        .filter(slot -> slot.name().equals(input.name()))
        .findFirst();
  }

  /** Adds the slopes at some points. */
  void addTo(double[] sums, float[] points, int count, Subject subject) {
    Frame frame = run(points, count, subject);
    int at = 0;
    for (Slot input : inputs) {
      Optional<Slot> gradient = gradient(input);
      if (gradient.isPresent()) {
        int from = gradient.get().at(entry, count);
        for (int i = 0; i < count * input.size(); i++) {
          sums[at + i % input.size()] += frame.b[from + i];
        }
      }
      at += input.size();
    }
  }

  /** The element itself. */
  double output(float[] example, Subject subject) {
    Frame frame = run(example, 1, subject);
    int start = 0;
    for (Slot output : outputs) {
      int element = subject.place() - start;
      if (element >= 0 && element < output.size()) {
        return frame.b[output.at(entry, 1) + element];
      }
      start += output.size();
    }
    throw new IllegalArgumentException("no element " + subject.place());
  }

  private Frame run(float[] points, int count, Subject subject) {
    float[] workspace = new float[entry.workspace(count)];
    float[] gradients = new float[model.schema().parameterFloats()];
    float[] states = weights.states().clone();
    Frame frame = new Frame(weights.parameters(), gradients, states, workspace, count);
    int width = Slot.size(inputs);
    int at = 0;
    for (Slot input : inputs) {
      for (Slot slot : entry.inputs()) {
        if (slot.kind() != Slot.Kind.OUTPUT_WEIGHT && slot.name().equals(input.name())) {
          for (int i = 0; i < count; i++) {
            int to = slot.at(entry, count) + i * slot.size();
            System.arraycopy(points, i * width + at, workspace, to, slot.size());
          }
        }
      }
      at += input.size();
    }
    choose(workspace, count, subject);
    model.run(number, frame);
    return frame;
  }

  /** The entry takes means over elements and examples: weights of that size undo it. */
  private void choose(float[] workspace, int count, Subject subject) {
    int start = 0;
    for (Slot output : outputs) {
      int element = subject.place() - start;
      for (Slot slot : entry.inputs()) {
        boolean own = slot.name().equals("weight/" + output.name());
        if (own && element >= 0 && element < output.size()) {
          for (int i = 0; i < count; i++) {
            int at = slot.at(entry, count) + i * slot.size() + element;
            workspace[at] = (float) count * output.size();
          }
        }
      }
      start += output.size();
    }
  }
}
