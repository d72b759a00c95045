package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.op.NdArray;
import nnet.compiler.plan.Layout;
import nnet.compiler.plan.Planner;
import nnet.compiler.reference.Interpreter;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.random.Draw;

/** One entry run on the same random numbers in emitted code and in the reference interpreter. */
final class EntryRun {
  private final Program program;
  private final Layout layout;
  private final Schema schema;
  private final int index;
  private final int batch;
  private final float[] parameters;
  private final float[] states;
  private final Map<String, float[]> inputs = new HashMap<>();

  EntryRun(Program program, Schema schema, int index, int batch) {
    this.program = program;
    this.schema = schema;
    this.index = index;
    this.batch = batch;
    layout = Layout.of(program);
    Random random = new Random(17);
    parameters = new float[schema.parameterFloats()];
    states = new float[schema.stateFloats()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) (0.3 * random.nextGaussian());
    }
    for (int i = 0; i < states.length; i++) {
      states[i] = 0.5f + random.nextFloat();
    }
    Entry entry = schema.entries().get(index);
    List<Formal> formals = entry().body().formals(Formal.Kind.VALUE);
    for (int i = 0; i < formals.size(); i++) {
      inputs.put(formals.get(i).path(), input(formals.get(i), entry.inputs().get(i), random));
    }
  }

  private Program.Entry entry() {
    return program.entries().get(index);
  }

  private float[] input(Formal formal, Slot slot, Random random) {
    float[] values = new float[slot.size() * (slot.perExample() ? batch : 1)];
    boolean label = formal.value().type().data() == DataType.INTEGER;
    for (int i = 0; i < values.length; i++) {
      values[i] =
          label ? random.nextInt(Math.max(1, slot.classes())) : 0.05f + 0.9f * random.nextFloat();
    }
    return values;
  }

  private float[] input(Formal formal) {
    return Objects.requireNonNull(inputs.get(formal.path()), formal.path());
  }

  /** The results of a region with the entry's formals, by kind and path. */
  Map<String, double[]> reference(Region region) {
    List<NdArray> arguments = new ArrayList<>();
    for (Formal formal : region.formals()) {
      arguments.add(
          switch (formal.kind()) {
            case VALUE -> array(input(formal), 0, formal);
            case PARAMETER -> array(parameters, layout.parameter(formal.path()).offset(), formal);
            case STATE -> array(states, layout.state(formal.path()).offset(), formal);
            case KEY -> NdArray.scalar(Planner.key(formal.path()));
          });
    }
    List<NdArray> results = new Interpreter(batch, draw(new Draw())).run(region, arguments);
    Map<String, double[]> byPath = new HashMap<>();
    for (int i = 0; i < results.size(); i++) {
      Result result = region.results().get(i);
      byPath.put(result.kind() + " " + result.path(), results.get(i).data());
    }
    return byPath;
  }

  private NdArray array(float[] values, int offset, Formal formal) {
    NdArray array = NdArray.zeros(formal.value().type().shape().resolve(batch));
    for (int i = 0; i < array.size(); i++) {
      array.data()[i] = values[offset + i];
    }
    return array;
  }

  private static Draw draw(Draw draw) {
    draw.seed = 11;
    draw.step = 3;
    draw.firstExample = 4;
    return draw;
  }

  /** The same from emitted code. */
  Map<String, float[]> emitted(Model model) {
    Entry entry = schema.entries().get(index);
    float[] b = new float[entry.workspace(batch)];
    Arrays.fill(b, Float.NaN);
    float[] p = parameters.clone();
    float[] g = new float[p.length];
    Arrays.fill(g, Float.NaN);
    float[] s = states.clone();
    Frame frame = new Frame(p, g, s, b, batch);
    draw(frame.draw);
    for (int i = 0; i < entry.inputs().size(); i++) {
      Formal formal = entry().body().formals(Formal.Kind.VALUE).get(i);
      float[] values = input(formal);
      System.arraycopy(values, 0, b, entry.inputs().get(i).at(entry, batch), values.length);
    }
    model.run(index, frame);
    return results(entry, frame);
  }

  private Map<String, float[]> results(Entry entry, Frame frame) {
    Map<String, float[]> byPath = new HashMap<>();
    int slots = 0;
    for (Result result : entry().body().results()) {
      int size = result.value().type().shape().elements().resolve(batch);
      float[] values =
          switch (result.kind()) {
            case VALUE, LOSS, PENALTY, SAVED ->
                slice(frame.b, entry.outputs().get(slots++).at(entry, batch), size);
            case PARAMETER -> slice(frame.p, layout.parameter(result.path()).offset(), size);
            case STATE -> slice(frame.s, layout.state(result.path()).offset(), size);
            case GRADIENT -> slice(frame.g, layout.parameter(result.path()).offset(), size);
          };
      byPath.put(result.kind() + " " + result.path(), values);
    }
    return byPath;
  }

  private static float[] slice(float[] from, int offset, int size) {
    return Arrays.copyOfRange(from, offset, offset + size);
  }
}
