package nnet.compiler.optimize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Regions;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;

/** Drops nodes whose results nobody needs, and what scans stack in vain. */
final class DeadCode implements Pass {
  @Override
  public String name() {
    return "dead-code";
  }

  @Override
  public Region apply(Region region) {
    return Regions.map(region, DeadCode::without);
  }

  @SuppressWarnings("ReferenceEquality") // what is not rewritten stays the same object
  static Region without(Region region) {
    Set<Value> needed = new HashSet<>();
    region.results().forEach(result -> needed.add(result.value()));
    List<Node> kept = new ArrayList<>();
    boolean same = true;
    for (Node node : region.nodes().reversed()) {
      if (node.results().stream().anyMatch(needed::contains)) {
        needed.addAll(node.operands());
        Node slim = node.operation() instanceof Scan scan ? slim(node, scan, needed) : node;
        same &= slim == node;
        kept.add(slim);
      }
    }
    if (same && kept.size() == region.nodes().size()) {
      return region;
    }
    Collections.reverse(kept);
    return region.withNodes(kept);
  }

  /** The scan without the sequences that nobody reads. */
  private static Node slim(Node node, Scan scan, Set<Value> needed) {
    List<Value> values = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    List<ResultRole> roles = new ArrayList<>();
    for (int i = 0; i < node.results().size(); i++) {
      ResultRole role = scan.resultRoles().get(i);
      if (role != ResultRole.STACKED || needed.contains(node.results().get(i))) {
        values.add(node.results().get(i));
        results.add(scan.body().results().get(i));
        roles.add(role);
      }
    }
    if (values.size() == node.results().size()) {
      return node;
    }
    Region body = scan.body();
    Region slim = without(new Region(body.name(), body.formals(), body.nodes(), results));
    return new Node(
        new Scan(
            slim, scan.length(), scan.reverse(), scan.recomputed(), scan.operandRoles(), roles),
        node.operands(),
        values,
        node.origin());
  }
}
