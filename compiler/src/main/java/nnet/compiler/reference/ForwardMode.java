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
import nnet.compiler.graph.Value;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Primitive;
import nnet.runtime.random.Draw;

/**
 * Evaluates regions with tangents (forward mode, Griewank and Walther 2008, chapter 3): a second
 * derivation that shares nothing with the rules of operators nor with the reverse sweep.
 */
public final class ForwardMode {
  private final int batch;
  private final Draw draw;

  public ForwardMode(int batch, Draw draw) {
    this.batch = batch;
    this.draw = draw;
  }

  /** The results of a region and their tangents. */
  public List<Dual> run(Region region, List<Dual> arguments) {
    Map<Value, Dual> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      values.put(region.formals().get(i).value(), arguments.get(i));
    }
    for (Node node : region.nodes()) {
      List<Dual> results = run(node, node.operands().stream().map(values::get).toList());
      for (int i = 0; i < results.size(); i++) {
        values.put(node.results().get(i), results.get(i));
      }
    }
    return region.results().stream().map(result -> values.get(result.value())).toList();
  }

  private List<Dual> run(Node node, List<Dual> operands) {
    return switch (node.operation()) {
      case Apply apply -> List.of(apply(node, apply, operands));
      case Call call -> run(call.region(), operands);
      case Scan scan -> scan(scan, operands);
    };
  }

  private Dual apply(Node node, Apply apply, List<Dual> operands) {
    Primitive operator = (Primitive) apply.operator();
    Evaluation evaluation =
        new Evaluation(
            apply.attributes(),
            operands.stream().map(Dual::value).toList(),
            node.result().type().shape(),
            batch,
            draw);
    NdArray value = operator.evaluate(evaluation);
    return new Dual(value, Tangents.of(operator, evaluation, operands, value));
  }

  /** A scan of values followed by one of tangents: every role is there twice. */
  private List<Dual> scan(Scan scan, List<Dual> operands) {
    ScanRun.Step step = (arguments, time) -> step(scan, arguments, time);
    return pairs(new ScanRun(step, ScanRun.Roles.of(scan).twice(), batch).run(flat(operands)));
  }

  private List<NdArray> step(Scan scan, List<NdArray> arguments, int time) {
    int outside = draw.time;
    draw.time = outside * scan.length().resolve(batch) + time;
    List<NdArray> results = flat(run(scan.body(), pairs(arguments)));
    draw.time = outside;
    return results;
  }

  private static List<NdArray> flat(List<Dual> duals) {
    List<NdArray> flat = new ArrayList<>(duals.stream().map(Dual::value).toList());
    flat.addAll(duals.stream().map(Dual::change).toList());
    return flat;
  }

  private static List<Dual> pairs(List<NdArray> flat) {
    int half = flat.size() / 2;
    List<Dual> duals = new ArrayList<>();
    for (int i = 0; i < half; i++) {
      duals.add(new Dual(flat.get(i), flat.get(half + i)));
    }
    return duals;
  }
}
