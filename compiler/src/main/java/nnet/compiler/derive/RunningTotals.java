package nnet.compiler.derive;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.math.Add;

/**
 * Sums over the steps of a block go on from those of the blocks before: what a scan in the region
 * sums up it carries instead, beginning with a further formal.
 *
 * @param formals whose gradients are such sums, in the order of the further formals
 * @param order whose gradient each result of the region is
 */
record RunningTotals(Region region, List<Integer> formals, List<Integer> order) {

  /** A result: the gradient of this formal, which is a sum or not. */
  record Part(int formal, boolean isSum) {}

  static RunningTotals of(Region region, List<Part> parts) {
    RunningTotals made = new RunningTotals(region, List.of(), List.of());
    List<Result> results = new ArrayList<>();
    List<Result> totals = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    List<Integer> sums = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      boolean sum = parts.get(i).isSum();
      (sum ? totals : results).add(region.results().get(i));
      (sum ? sums : order).add(parts.get(i).formal());
    }
    for (Result total : totals) {
      made = made.carrying(total.value());
    }
    results.addAll(totals);
    order.addAll(sums);
    Region whole =
        new Region(region.name(), made.region().formals(), made.region().nodes(), results);
    return new RunningTotals(whole, sums, order);
  }

  /** With the sum as something that is carried. */
  private RunningTotals carrying(Value sum) {
    Value before = new Value(sum.type(), sum.name() + "_before");
    List<Formal> more = new ArrayList<>(region.formals());
    more.add(new Formal(before, Formal.Kind.VALUE, before.name()));
    List<Node> nodes =
        region.nodes().stream()
            .map(node -> node.results().contains(sum) ? carrying(node, sum, before) : node)
            .toList();
    return new RunningTotals(
        new Region(region.name(), more, nodes, region.results()), formals, order);
  }

  private static Node carrying(Node node, Value sum, Value before) {
    int at = node.results().indexOf(sum);
    if (!(node.operation() instanceof Scan scan)
        || scan.resultRoles().get(at) != ResultRole.SUMMED) {
      throw new IllegalStateException("no sum over steps: " + sum);
    }
    Result part = scan.body().results().get(at);
    Value total = new Value(part.value().type(), before.name());
    Value next = new Value(part.value().type(), sum.name());
    List<Formal> formals = new ArrayList<>(scan.body().formals());
    formals.add(new Formal(total, Formal.Kind.VALUE, before.name()));
    List<Node> nodes = new ArrayList<>(scan.body().nodes());
    Apply add = new Apply(Add.INSTANCE, Attributes.NONE);
    nodes.add(new Node(add, List.of(total, part.value()), List.of(next), Origin.NONE));
    List<Result> results = moved(scan.body().results(), at);
    results.set(results.size() - 1, new Result(next, part.kind(), part.path()));
    List<ResultRole> resultRoles = moved(scan.resultRoles(), at);
    resultRoles.set(resultRoles.size() - 1, ResultRole.NEXT);
    List<OperandRole> operandRoles = new ArrayList<>(scan.operandRoles());
    operandRoles.add(OperandRole.CARRY);
    List<Value> operands = new ArrayList<>(node.operands());
    operands.add(before);
    Region body = new Region(scan.body().name(), formals, nodes, results);
    return new Node(
        new Scan(body, scan.length(), scan.reverse(), operandRoles, resultRoles),
        operands,
        moved(node.results(), at),
        node.origin());
  }

  /** With this element last. */
  private static <T> List<T> moved(List<T> list, int at) {
    List<T> moved = new ArrayList<>(list);
    moved.add(moved.remove(at));
    return moved;
  }
}
