package nnet.compiler.gradcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Program.SlotSpec;
import nnet.compiler.type.Range;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.random.Draw;
import nnet.runtime.random.Draws;

/**
 * A place at which gradients are compared: weights, a batch of inputs and targets, and the seed of
 * draws. All numbers are float32, so that both precisions start from the same.
 *
 * @param inputs of every entry, by name
 * @param shapes of the inputs, the batch first
 */
public record Point(
    Weights weights,
    Map<String, float[]> inputs,
    Map<String, List<Integer>> shapes,
    int batch,
    long seed) {
  /** Odd, and more than one, as batch normalisation divides by the variance. */
  private static final int BATCH = 3;

  /** How far parameters are moved from their initial values, which often are exactly zero. */
  private static final float PERTURBATION = 0.1f;

  public static Point random(Program program, Model model, long seed) {
    return random(program, model, seed, BATCH);
  }

  /** The same with another number of examples. */
  public static Point random(Program program, Model model, long seed, int batch) {
    Draw draw = new Draw();
    draw.seed = seed;
    Weights weights = Weights.initial(model, seed);
    perturb(weights.parameters(), -PERTURBATION, draw, "parameters".hashCode());
    perturb(weights.states(), 0, draw, "states".hashCode());
    Point point = new Point(weights, new TreeMap<>(), new TreeMap<>(), batch, seed);
    for (Program.Entry entry : program.entries()) {
      if (entry.name().startsWith("gradients_")) {
        point.fill(entry, model.schema());
      }
    }
    return point;
  }

  private static void perturb(float[] values, float low, Draw draw, int key) {
    float[] by = new float[values.length];
    Draws.uniform(draw, key, low, PERTURBATION, by, 0, by.length);
    for (int i = 0; i < values.length; i++) {
      values[i] += by[i];
    }
  }

  private void fill(Program.Entry entry, Schema schema) {
    for (int i = 0; i < entry.inputs().size(); i++) {
      SlotSpec spec = entry.inputs().get(i);
      Formal formal = entry.body().formals(Formal.Kind.VALUE).get(i);
      Slot slot = schema.entries().get(schema.entry(entry.name())).inputs().get(i);
      List<Integer> shape = new ArrayList<>(slot.shape());
      if (slot.perExample()) {
        shape.addFirst(batch);
      }
      shapes.put(spec.name(), shape);
      inputs.computeIfAbsent(
          spec.name(), name -> values(formal.value().type().data(), slot, spec, name.hashCode()));
    }
  }

  /** Numbers in their range; probabilities, where it is open; labels; truth values. */
  private float[] values(DataType type, Slot slot, SlotSpec spec, int key) {
    Range range = spec.range();
    float[] values = new float[slot.size() * (slot.perExample() ? batch : 1)];
    Draws.uniform(draw(), key, 0.05f, 0.95f, values, 0, values.length);
    boolean bounded = Double.isFinite(range.low()) && Double.isFinite(range.high());
    switch (type) {
      case FLOAT, DOUBLE, KEY -> {
        stretch(values, bounded && spec.classes() == 0 ? range : Range.UNIT);
        normalise(values, spec.classes());
      }
      case INTEGER -> round(values, slot.classes() > 0 || !bounded ? labels(slot) : range);
      case BOOLEAN -> round(values, Range.UNIT);
    }
    return values;
  }

  private static Range labels(Slot slot) {
    return new Range(slot.least(), Math.max(slot.least(), slot.classes() - 1));
  }

  private static void stretch(float[] values, Range range) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (range.low() + values[i] * (range.high() - range.low()));
    }
  }

  /** Whole numbers, both ends of the range among them. */
  private static void round(float[] values, Range range) {
    stretch(values, new Range(range.low(), range.high() + 1));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.floor(values[i]);
    }
  }

  /** Distributions over classes sum to one. */
  private static void normalise(float[] values, int classes) {
    for (int from = 0; classes > 0 && from + classes <= values.length; from += classes) {
      float sum = 0;
      for (int i = from; i < from + classes; i++) {
        sum += values[i];
      }
      for (int i = from; i < from + classes; i++) {
        values[i] /= sum;
      }
    }
  }

  public float[] input(String name) {
    float[] values = inputs.get(name);
    if (values == null) {
      throw new IllegalArgumentException("no input " + name);
    }
    return values;
  }

  Draw draw() {
    Draw draw = new Draw();
    draw.seed = seed;
    return draw;
  }
}
