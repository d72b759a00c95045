package nnet.compiler.derive;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;

/** Which values depend on the formals that gradients are wanted for: no others need any. */
final class Activity {
  private Activity() {}

  /** The active values of a region, the given formals' among them. */
  static Set<Value> of(Region region, Set<Value> formals) {
    Set<Value> active = new HashSet<>(formals);
    for (Node node : region.nodes()) {
      List<Boolean> results = results(node, active);
      for (int i = 0; i < results.size(); i++) {
        Value result = node.results().get(i);
        if (results.get(i) && result.type().data() == DataType.FLOAT) {
          active.add(result);
        }
      }
    }
    return active;
  }

  /** For each result of a node whether it is active. */
  private static List<Boolean> results(Node node, Set<Value> active) {
    return switch (node.operation()) {
      case Apply apply -> List.of(node.operands().stream().anyMatch(active::contains));
      case Call call -> inside(call.region(), formals(node, call.region(), active));
      case Scan scan -> inside(scan.body(), scanFormals(node, scan, active));
    };
  }

  private static List<Boolean> inside(Region region, Set<Value> formals) {
    Set<Value> active = of(region, formals);
    return region.results().stream().map(result -> active.contains(result.value())).toList();
  }

  /** The callee's formals whose operands are active. */
  static Set<Value> formals(Node node, Region callee, Set<Value> active) {
    Set<Value> formals = new HashSet<>();
    for (int i = 0; i < node.operands().size(); i++) {
      Formal formal = callee.formals().get(i);
      if (active.contains(node.operands().get(i))
          && formal.value().type().data() == DataType.FLOAT) {
        formals.add(formal.value());
      }
    }
    return formals;
  }

  /** The same for a scan: what a step hands to the next may become active on the way. */
  static Set<Value> scanFormals(Node node, Scan scan, Set<Value> active) {
    Set<Value> formals = formals(node, scan.body(), active);
    boolean changed = true;
    while (changed) {
      List<Boolean> results = inside(scan.body(), formals);
      changed = false;
      for (Carries.Pair pair : Carries.of(scan)) {
        if (results.get(pair.result())) {
          changed |= formals.add(scan.body().formals().get(pair.operand()).value());
        }
      }
    }
    return formals;
  }
}
