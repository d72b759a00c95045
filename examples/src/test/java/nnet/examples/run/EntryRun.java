package nnet.examples.run;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/**
 * One run of an entry: what is in its output slots, and every gradient. As a function of plain
 * values it can cross from one class loader to another.
 */
public final class EntryRun implements Function<Object[], Map<String, float[]>> {
  private static final String GRADIENT = "gradient/";

  private final Model model;

  public EntryRun(Model model) {
    this.model = model;
  }

  /** What a run needs, as plain values: see {@link #run}. */
  static Object[] plain(
      String entry,
      float[] parameters,
      float[] states,
      Map<String, float[]> inputs,
      int batch,
      long seed) {
    return new Object[] {entry, parameters, states, inputs, batch, seed};
  }

  @Override
  @SuppressWarnings("unchecked")
  public Map<String, float[]> apply(Object[] given) {
    return run(
        (String) given[0],
        (float[]) given[1],
        (float[]) given[2],
        (Map<String, float[]>) given[3],
        (int) given[4],
        (long) given[5]);
  }

  /**
   * @return outputs, losses and gradients: {@code probability}, {@code total}, {@code
   *     gradient/hidden.dense.weight}; the states afterwards as {@code states}
   */
  public Map<String, float[]> run(
      String name,
      float[] parameters,
      float[] states,
      Map<String, float[]> inputs,
      int batch,
      long seed) {
    Schema schema = model.schema();
    Entry entry = schema.entries().get(schema.entry(name));
    float[] workspace = new float[entry.workspace(batch)];
    // What is not written must not be read: it would spoil every sum.
    Arrays.fill(workspace, Float.NaN);
    Frame frame =
        new Frame(parameters, new float[parameters.length], states.clone(), workspace, batch);
    frame.draw.seed = seed;
    for (Slot slot : entry.inputs()) {
      float[] values = inputs.get(slot.name());
      if (values == null) {
        throw new IllegalArgumentException("no values for " + slot.name());
      }
      System.arraycopy(values, 0, frame.b, slot.at(entry, batch), values.length);
    }
    model.run(schema.entry(name), frame);
    return results(schema, entry, frame);
  }

  private static Map<String, float[]> results(Schema schema, Entry entry, Frame frame) {
    Map<String, float[]> results = new TreeMap<>();
    for (Slot slot : entry.outputs()) {
      int from = slot.at(entry, frame.batch);
      int size = slot.size() * (slot.perExample() ? frame.batch : 1);
      boolean gradient = slot.kind() == Slot.Kind.INPUT_GRADIENT;
      results.put(
          gradient ? GRADIENT + slot.name() : slot.name(),
          Arrays.copyOfRange(frame.b, from, from + size));
    }
    for (Schema.Parameter parameter : schema.parameters()) {
      int from = parameter.offset();
      results.put(
          GRADIENT + parameter.path(), Arrays.copyOfRange(frame.g, from, from + parameter.size()));
    }
    results.put("states", frame.s);
    return results;
  }
}
