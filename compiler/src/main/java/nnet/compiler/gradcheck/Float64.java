package nnet.compiler.gradcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.LiveNodes;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.op.NdArray;
import nnet.compiler.plan.Planner;
import nnet.compiler.reference.GradientCheck;
import nnet.compiler.reference.GradientCheck.Settings;
import nnet.compiler.reference.Interpreter;
import nnet.runtime.model.Schema;

/** The entries of a program in the float64 interpreter. */
public final class Float64 {
  private final Program program;
  private final Schema schema;
  private final Point point;

  public Float64(Program program, Schema schema, Point point) {
    this.program = program;
    this.schema = schema;
    this.point = point;
  }

  /**
   * All results of an entry by name: {@code probability}, {@code total}, {@code
   * gradient/hidden.dense.weight}, {@code state/norm.mean}.
   */
  public Map<String, double[]> run(String entry) {
    return run(body(entry), Float64::asItIs);
  }

  /**
   * The same in the precision of float32, {@link Rounding rounded at random}: what the precision
   * alone makes of them, several times.
   */
  public List<Map<String, double[]>> rounded(String entry) {
    return Rounding.several(point.seed()).map(rounding -> run(body(entry), rounding)).toList();
  }

  private static NdArray asItIs(Node node, List<NdArray> operands, NdArray result) {
    return result;
  }

  private Map<String, double[]> run(Region body, Interpreter.Observer observer) {
    List<NdArray> values =
        new Interpreter(point.batch(), point.draw(), observer).run(body, arguments(body));
    Map<String, double[]> results = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      results.put(name(body.results().get(i)), values.get(i).data());
    }
    return results;
  }

  private static String name(Result result) {
    return switch (result.kind()) {
      case VALUE, LOSS, PENALTY, PARAMETER, SAVED -> result.path();
      case GRADIENT -> Gradients.PREFIX + result.path();
      case STATE -> "state/" + result.path();
    };
  }

  private Region body(String entry) {
    return program.entries().stream()
        .filter(candidate -> candidate.name().equals(entry))
        .findFirst()
        .orElseThrow()
        .body();
  }

  /** Every gradient of the entry by its path; those of inputs by their name. */
  Map<String, double[]> gradients(String entry) {
    return gradients(entry, Float64::asItIs);
  }

  /** The same, {@link #rounded(String)}. */
  List<Map<String, double[]>> roundedGradients(String entry) {
    return Rounding.several(point.seed()).map(rounding -> gradients(entry, rounding)).toList();
  }

  private Map<String, double[]> gradients(String entry, Interpreter.Observer observer) {
    Region body = body(entry);
    List<Result> wanted = body.results().stream().filter(Gradients::isGradient).toList();
    Map<String, double[]> results =
        run(new Region(body.name(), body.formals(), body.nodes(), wanted), observer);
    Map<String, double[]> gradients = new TreeMap<>();
    wanted.forEach(result -> gradients.put(Gradients.path(result), results.get(name(result))));
    return gradients;
  }

  /** Derived gradients against differences of the loss as it was written. */
  GradientCheck.Report differences(Region written, Program.Entry entry, Settings settings) {
    Region body = Gradients.named(entry.body());
    Result loss = written.results(Result.Kind.LOSS).getFirst();
    List<Node> nodes = LiveNodes.of(written.nodes(), List.of(loss.value()));
    Region forward = new Region(written.name(), written.formals(), nodes, List.of(loss));
    return GradientCheck.run(
        forward, body, loss.path(), arguments(body), point.batch(), point.draw(), settings);
  }

  /** The numbers that the formals of a region stand for at the point. */
  public List<NdArray> arguments(Region body) {
    List<NdArray> arguments = new ArrayList<>();
    for (Formal formal : body.formals()) {
      int[] shape = formal.value().type().shape().resolve(point.batch());
      arguments.add(new NdArray(values(formal, NdArray.count(shape)), shape));
    }
    return arguments;
  }

  private double[] values(Formal formal, int size) {
    return switch (formal.kind()) {
      case VALUE -> widened(point.input(formal.path()), 0, size);
      case PARAMETER -> widened(point.weights().parameters(), parameter(formal.path()), size);
      case STATE -> widened(point.weights().states(), state(formal.path()), size);
      case KEY -> new double[] {Planner.key(formal.path())};
    };
  }

  private int parameter(String path) {
    return schema.parameters().stream()
        .filter(parameter -> parameter.path().equals(path))
        .findFirst()
        .orElseThrow()
        .offset();
  }

  private int state(String path) {
    return schema.states().stream()
        .filter(state -> state.path().equals(path))
        .findFirst()
        .orElseThrow()
        .offset();
  }

  private static double[] widened(float[] values, int from, int size) {
    double[] wide = new double[size];
    for (int i = 0; i < size; i++) {
      wide[i] = values[from + i];
    }
    return wide;
  }
}
