package nnet.compiler.optimize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;

/** Loops over time while they are rewritten. */
final class Scans {
  private Scans() {}

  /** The loop without what its body no longer uses, be it computed or given. */
  static Node trimmed(Node node, Scan scan) {
    Region live = DeadCode.without(scan.body());
    Set<Value> used = new HashSet<>();
    live.nodes().forEach(inner -> used.addAll(inner.operands()));
    live.results().stream().map(Result::value).forEach(used::add);
    List<Formal> formals = new ArrayList<>();
    List<OperandRole> roles = new ArrayList<>();
    List<Value> operands = new ArrayList<>();
    for (int i = 0; i < live.formals().size(); i++) {
      OperandRole role = scan.operandRoles().get(i);
      if (role == OperandRole.CARRY || used.contains(live.formals().get(i).value())) {
        formals.add(live.formals().get(i));
        roles.add(role);
        operands.add(node.operands().get(i));
      }
    }
    Region body = new Region(live.name(), formals, live.nodes(), live.results());
    return new Node(
        new Scan(body, scan.length(), scan.reverse(), scan.recomputed(), roles, scan.resultRoles()),
        operands,
        node.results(),
        node.origin());
  }
}
