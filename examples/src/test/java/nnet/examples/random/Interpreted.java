package nnet.examples.random;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Result;
import nnet.compiler.op.NdArray;
import nnet.compiler.plan.Planner;
import nnet.compiler.reference.Interpreter;
import nnet.compiler.source.SourceFile;
import nnet.compiler.type.Dim;
import nnet.runtime.model.Slot;
import nnet.runtime.random.Draw;

/** A network with its derivatives in float64, where laws hold but for the last digits. */
record Interpreted(Program program) {

  static Interpreted of(String text) {
    Compilation compilation = Compiler.check(new SourceFile("law.nnet", text), Request.DEFAULT);
    Program program =
        compilation
            .program()
            .orElseThrow(() -> new AssertionError(compilation.diagnostics().sorted() + text));
    return new Interpreted(Compiler.lower(program));
  }

  /** Some numbers for each parameter, by path. */
  Map<String, double[]> parameters() {
    Map<String, double[]> parameters = new TreeMap<>();
    for (Program.Parameter parameter : program.parameters()) {
      Random random = new Random(parameter.path().hashCode());
      double[] values = new double[parameter.shape().elements().size()];
      parameters.put(parameter.path(), values);
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextDouble() - 0.5;
      }
    }
    return parameters;
  }

  /** Some examples: by the name of the input, each example for itself. */
  Map<String, List<double[]>> examples(int count, Random random) {
    Map<String, List<double[]>> examples = new TreeMap<>();
    Program.Entry entry = entry();
    List<Formal> formals = entry.body().formals(Formal.Kind.VALUE);
    for (int i = 0; i < formals.size(); i++) {
      Program.SlotSpec slot = entry.inputs().get(i);
      int[] shape = formals.get(i).value().type().shape().resolve(1);
      DataType data = formals.get(i).value().type().data();
      List<double[]> each = new ArrayList<>();
      for (int example = 0; example < count; example++) {
        each.add(values(NdArray.count(shape), slot, data, random));
      }
      examples.put(slot.name(), each);
    }
    return examples;
  }

  /** Lengths are at least one, probabilities sum to one. */
  private static double[] values(int size, Program.SlotSpec slot, DataType data, Random random) {
    int classes = slot.classes();
    int least = slot.kind() == Slot.Kind.LENGTH ? 1 : 0;
    double[] values = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      values[i] = data == DataType.INTEGER ? random.nextInt(least, classes) : random.nextDouble();
      sum += values[i];
    }
    for (int i = 0; classes > 0 && data == DataType.FLOAT && i < size; i++) {
      values[i] /= sum;
    }
    return values;
  }

  private Program.Entry entry() {
    return program.entries().stream()
        .filter(entry -> entry.name().equals("gradients_predict"))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Outputs, the loss and all gradients by name, as {@code probability}, {@code total}, {@code
   * gradient/x}, {@code gradient/y.dense.weight}.
   *
   * @param first the number of the first example
   */
  Map<String, NdArray> run(
      Map<String, double[]> parameters, Map<String, List<double[]>> examples, int first) {
    int batch = examples.values().stream().findAny().orElseThrow().size();
    Program.Entry entry = entry();
    Map<String, Double> states = new HashMap<>();
    program.states().forEach(state -> states.put(state.path(), state.initial()));
    List<NdArray> arguments = new ArrayList<>();
    int inputs = 0;
    for (Formal formal : entry.body().formals()) {
      int[] shape = formal.value().type().shape().resolve(batch);
      double[] values =
          switch (formal.kind()) {
            case VALUE -> joined(requireNonNull(examples.get(entry.inputs().get(inputs++).name())));
            case PARAMETER -> requireNonNull(parameters.get(formal.path()));
            case STATE -> filled(NdArray.count(shape), requireNonNull(states.get(formal.path())));
            case KEY -> new double[] {Planner.key(formal.path())};
          };
      arguments.add(new NdArray(values, shape));
    }
    Draw draw = new Draw();
    draw.firstExample = first;
    List<NdArray> values = new Interpreter(batch, draw).run(entry.body(), arguments);
    Map<String, NdArray> results = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      Result result = entry.body().results().get(i);
      boolean gradient = result.kind() == Result.Kind.GRADIENT;
      results.put((gradient ? "gradient/" : "") + result.path(), values.get(i));
    }
    return results;
  }

  /** Whether a result has a number for each example. */
  boolean isPerExample(String name) {
    return entry().body().results().stream()
        .filter(result -> name.equals(result.path()) || name.equals("gradient/" + result.path()))
        .map(result -> result.value().type().shape())
        .anyMatch(shape -> shape.rank() > 0 && shape.dim(0).equals(Dim.BATCH));
  }

  private static double[] joined(List<double[]> examples) {
    return examples.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
  }

  private static double[] filled(int size, double value) {
    double[] values = new double[size];
    java.util.Arrays.fill(values, value);
    return values;
  }
}
