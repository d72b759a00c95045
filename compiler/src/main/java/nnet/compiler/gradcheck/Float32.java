package nnet.compiler.gradcheck;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/** An entry of the emitted code, in this process. */
final class Float32 {
  private final Model model;
  private final Point point;

  Float32(Model model, Point point) {
    this.model = model;
    this.point = point;
  }

  /** Every gradient of the entry by its path; those of inputs by their name. */
  Map<String, float[]> gradients(String name) {
    Schema schema = model.schema();
    int number = schema.entry(name);
    Entry entry = schema.entries().get(number);
    Frame frame = frame(entry);
    for (Slot slot : entry.inputs()) {
      float[] values = point.input(slot.name());
      System.arraycopy(values, 0, frame.b, slot.at(entry, point.batch()), values.length);
    }
    model.run(number, frame);
    return gradients(schema, entry, frame);
  }

  private Frame frame(Entry entry) {
    Frame frame =
        new Frame(
            point.weights().parameters(),
            new float[model.schema().parameterFloats()],
            point.weights().states(),
            new float[entry.workspace(point.batch())],
            point.batch());
    frame.draw.seed = point.seed();
    return frame;
  }

  private Map<String, float[]> gradients(Schema schema, Entry entry, Frame frame) {
    Map<String, float[]> gradients = new TreeMap<>();
    for (Schema.Parameter parameter : schema.parameters()) {
      int from = parameter.offset();
      gradients.put(parameter.path(), Arrays.copyOfRange(frame.g, from, from + parameter.size()));
    }
    for (Slot slot : entry.outputs()) {
      if (slot.kind() == Slot.Kind.INPUT_GRADIENT) {
        int from = slot.at(entry, point.batch());
        int size = slot.size() * (slot.perExample() ? point.batch() : 1);
        gradients.put(slot.name(), Arrays.copyOfRange(frame.b, from, from + size));
      }
    }
    return gradients;
  }
}
