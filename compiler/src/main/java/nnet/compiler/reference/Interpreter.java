package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Primitive;
import nnet.runtime.random.Draw;

/** Evaluates regions in float64, node by node. Random draws are those of the runtime. */
public final class Interpreter {
  private final int batch;
  private final Draw draw;
  private final Observer observer;

  /** Sees each application of an operator, and may put another value in place of its result. */
  @FunctionalInterface
  public interface Observer {
    NdArray result(Node node, List<NdArray> operands, NdArray result);

    /**
     * A node begins to run its region.
     *
     * @param arguments of the region's formals
     * @param time the step of a scan, 0 of a call
     */
    default void enter(Node node, List<NdArray> arguments, int time) {}

    /** The region that was entered last is done. */
    default void leave() {}

    /** A call, or a scan with all its steps, is done. */
    default void results(Node node, List<NdArray> results) {}
  }

  /**
   * @param batch the number of examples
   * @param draw where random numbers are; its time is set in scans
   */
  public Interpreter(int batch, Draw draw) {
    this(batch, draw, (node, operands, result) -> result);
  }

  public Interpreter(int batch, Draw draw, Observer observer) {
    this.batch = batch;
    this.draw = draw;
    this.observer = observer;
  }

  /** The results of a region for these values of its formals, both in order. */
  public List<NdArray> run(Region region, List<NdArray> arguments) {
    if (arguments.size() != region.formals().size()) {
      throw new IllegalArgumentException(
          region.name() + " takes " + region.formals().size() + " values");
    }
    Map<Value, NdArray> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      values.put(region.formals().get(i).value(), arguments.get(i));
    }
    for (Node node : region.nodes()) {
      List<NdArray> operands = new ArrayList<>(node.operands().size());
      for (Value operand : node.operands()) {
        operands.add(values.get(operand));
      }
      List<NdArray> results = run(node, operands);
      for (int i = 0; i < results.size(); i++) {
        values.put(node.results().get(i), results.get(i));
      }
    }
    return region.results().stream().map(Result::value).map(values::get).toList();
  }

  private List<NdArray> run(Node node, List<NdArray> operands) {
    return switch (node.operation()) {
      case Apply apply -> List.of(observer.result(node, operands, apply(node, apply, operands)));
      case Call call -> observed(node, inside(node, call.region(), operands, 0));
      case Scan scan -> {
        ScanRun.Step step = (arguments, time) -> step(node, scan, arguments, time);
        yield observed(node, new ScanRun(step, ScanRun.Roles.of(scan), batch).run(operands));
      }
    };
  }

  private List<NdArray> observed(Node node, List<NdArray> results) {
    observer.results(node, results);
    return results;
  }

  private List<NdArray> inside(Node node, Region region, List<NdArray> arguments, int time) {
    observer.enter(node, arguments, time);
    List<NdArray> results = run(region, arguments);
    observer.leave();
    return results;
  }

  private NdArray apply(Node node, Apply apply, List<NdArray> operands) {
    Evaluation evaluation =
        new Evaluation(apply.attributes(), operands, node.result().type().shape(), batch, draw);
    return ((Primitive) apply.operator()).evaluate(evaluation);
  }

  /** One step of a scan. */
  private List<NdArray> step(Node node, Scan scan, List<NdArray> arguments, int time) {
    int outside = draw.time;
    draw.time = outside * scan.length().resolve(batch) + time;
    List<NdArray> results = new ArrayList<>(inside(node, scan.body(), arguments, time));
    draw.time = outside;
    return results;
  }
}
