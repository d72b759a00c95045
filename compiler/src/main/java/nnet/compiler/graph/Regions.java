package nnet.compiler.graph;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes in a region and in all regions that it calls, each once: equal ones stay one. */
public final class Regions {
  private Regions() {}

  public static Region map(Region region, UnaryOperator<Region> change) {
    return map(region, change, new IdentityHashMap<>());
  }

  @SuppressWarnings("ReferenceEquality") // what is not rewritten stays the same object
  private static Region map(
      Region region, UnaryOperator<Region> change, IdentityHashMap<Region, Region> known) {
    Region there = known.get(region);
    if (there != null) {
      return there;
    }
    List<Node> nodes = new ArrayList<>();
    boolean same = true;
    for (Node node : region.nodes()) {
      Node now = map(node, change, known);
      same &= now == node;
      nodes.add(now);
    }
    Region changed = change.apply(same ? region : region.withNodes(nodes));
    known.put(region, changed);
    return changed;
  }

  @SuppressWarnings("ReferenceEquality") // what is not rewritten stays the same object
  private static Node map(
      Node node, UnaryOperator<Region> change, IdentityHashMap<Region, Region> known) {
    return switch (node.operation()) {
      case Operation.Apply apply -> node;
      case Operation.Call call -> {
        Region inner = map(call.region(), change, known);
        yield inner == call.region() ? node : with(node, new Operation.Call(inner));
      }
      case Operation.Scan scan -> {
        Region inner = map(scan.body(), change, known);
        yield inner == scan.body() ? node : with(node, scan.withBody(inner));
      }
    };
  }

  private static Node with(Node node, Operation operation) {
    return new Node(operation, node.operands(), node.results(), node.origin());
  }
}
