package nnet.examples.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nnet.compiler.gradcheck.Point;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.op.NdArray;
import nnet.compiler.plan.Planner;
import nnet.compiler.reference.Interpreter;
import nnet.runtime.model.Schema;
import nnet.runtime.random.Draw;

/** An entry in the float64 interpreter, its results named as {@link EntryRun} names them. */
public final class Exact {
  private static final String GRADIENT = "gradient/";

  private final Program program;
  private final Schema schema;
  private final Point point;

  public Exact(Program program, Schema schema, Point point) {
    this.program = program;
    this.schema = schema;
    this.point = point;
  }

  /** Outputs, losses, gradients and next states by name. */
  public Map<String, double[]> run(String entry) {
    Region body =
        program.entries().stream()
            .filter(candidate -> candidate.name().equals(entry))
            .findFirst()
            .orElseThrow()
            .body();
    Draw draw = new Draw();
    draw.seed = point.seed();
    List<NdArray> values = new Interpreter(point.batch(), draw).run(body, arguments(body));
    Map<String, double[]> results = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      results.put(name(body.results().get(i)), values.get(i).data());
    }
    return results;
  }

  private static String name(Result result) {
    return switch (result.kind()) {
      case VALUE, LOSS, PENALTY, PARAMETER, SAVED -> result.path();
      case GRADIENT -> GRADIENT + result.path();
      case STATE -> "state/" + result.path();
    };
  }

  private List<NdArray> arguments(Region body) {
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
