package nnet.compiler.ragged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Loaded;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.NdArray;
import nnet.compiler.plan.Planner;
import nnet.compiler.reference.Interpreter;
import nnet.compiler.source.SourceFile;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.random.Draw;

/** A network, by the float64 interpreter and by emitted code. */
record Compiled(Program program) {

  /** An output or the gradient of an input; or, once for the batch, a loss or a gradient. */
  record Found(boolean perExample, List<Integer> shape, List<String> dims, double[] values) {
    static Found ofBatch(double[] values) {
      return new Found(false, List.of(), List.of(), values);
    }
  }

  static Compiled of(String text) {
    Compilation checked = Compiler.check(new SourceFile("test.nnet", text), Request.DEFAULT);
    assertThat(checked.diagnostics().sorted()).as(text).isEmpty();
    return new Compiled(Compiler.lower(checked.program().orElseThrow()));
  }

  private static Draw at(Draw draw, Examples examples) {
    draw.seed = 3;
    draw.firstExample = examples.first();
    return draw;
  }

  /** Results of the entry in float64, by name; gradients of parameters by path. */
  Map<String, Found> float64(String name, Examples examples) {
    Program.Entry entry =
        program.entries().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    Region body = entry.body();
    List<NdArray> arguments = new ArrayList<>();
    int inputs = 0;
    for (Formal formal : body.formals()) {
      int[] shape = formal.value().type().shape().resolve(examples.count());
      arguments.add(
          switch (formal.kind()) {
            case VALUE -> {
              Slot slot = slot(entry.inputs().get(inputs++), formal.value());
              yield new NdArray(examples.values(slot, slot.dims()), shape);
            }
            case PARAMETER, STATE -> Examples.weights(formal.path(), shape);
            case KEY -> NdArray.scalar(Planner.key(formal.path()));
          });
    }
    Interpreter interpreter = new Interpreter(examples.count(), at(new Draw(), examples));
    List<NdArray> values = interpreter.run(body, arguments);
    Map<String, Found> found = new TreeMap<>();
    int outputs = 0;
    for (int i = 0; i < values.size(); i++) {
      Result result = body.results().get(i);
      boolean slot = result.kind() == Result.Kind.VALUE || result.kind() == Result.Kind.LOSS;
      if (slot) {
        put(found, slot(entry.outputs().get(outputs++), result.value()), values.get(i).data());
      } else if (result.kind() == Result.Kind.GRADIENT) {
        found.put(result.path(), Found.ofBatch(values.get(i).data()));
      }
    }
    return found;
  }

  private static Slot slot(Program.SlotSpec spec, Value value) {
    Shape shape = value.type().shape();
    Shape own = spec.perExample() ? shape.without(0) : shape;
    List<Integer> sizes = own.dims().stream().map(Dim::size).toList();
    return new Slot(
        spec.name(), spec.kind(), sizes, spec.perExample(), 0, spec.classes(), spec.dims());
  }

  private static void put(Map<String, Found> found, Slot slot, double[] values) {
    String name = slot.kind() == Slot.Kind.INPUT_GRADIENT ? "gradient/" + slot.name() : slot.name();
    found.put(name, new Found(slot.perExample(), slot.shape(), slot.dims(), values));
  }

  /** The same by emitted code. */
  Map<String, Found> float32(String name, Examples examples) {
    Model model = Loaded.model(Compiler.emit(program));
    Schema schema = model.schema();
    Entry entry = schema.entries().get(schema.entry(name));
    int batch = examples.count();
    Frame frame =
        new Frame(
            new float[schema.parameterFloats()],
            new float[schema.parameterFloats()],
            new float[schema.stateFloats()],
            new float[entry.workspace(batch)],
            batch);
    at(frame.draw, examples);
    for (Schema.Parameter each : schema.parameters()) {
      fill(frame.p, each.offset(), Examples.weights(each.path(), each.size()).data());
    }
    for (Schema.State each : schema.states()) {
      fill(frame.s, each.offset(), Examples.weights(each.path(), each.size()).data());
    }
    for (Slot slot : entry.inputs()) {
      fill(frame.b, slot.at(entry, batch), examples.values(slot, slot.dims()));
    }
    model.run(schema.entry(name), frame);
    Map<String, Found> found = new TreeMap<>();
    for (Slot slot : entry.outputs()) {
      int size = slot.size() * (slot.perExample() ? batch : 1);
      put(found, slot, wide(frame.b, slot.at(entry, batch), size));
    }
    for (Schema.Parameter each : schema.parameters()) {
      double[] gradient = wide(frame.g, each.offset(), each.size());
      found.put(each.path(), Found.ofBatch(gradient));
    }
    return found;
  }

  private static void fill(float[] floats, int from, double[] values) {
    for (int i = 0; i < values.length; i++) {
      floats[from + i] = (float) values[i];
    }
  }

  private static double[] wide(float[] floats, int from, int count) {
    double[] wide = new double[count];
    for (int i = 0; i < count; i++) {
      wide[i] = floats[from + i];
    }
    return wide;
  }
}
