package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;

/** What a value is made of. */
final class Lineage {
  private Lineage() {}

  /** The value itself and all that it is made of, but not what lies behind {@code stops}. */
  static Set<Value> of(RegionBuilder builder, Value value, Set<Value> stops) {
    Set<Value> needed = new HashSet<>(Set.of(value));
    for (Node node : builder.nodes().reversed()) {
      boolean used =
          node.results().stream()
              .anyMatch(result -> needed.contains(result) && !stops.contains(result));
      if (used) {
        needed.addAll(node.operands());
      }
    }
    return needed;
  }

  /** The nodes that make the value, in order. */
  static List<Node> nodes(RegionBuilder builder, Value value) {
    Set<Value> needed = of(builder, value, Set.of());
    List<Node> nodes = new ArrayList<>();
    for (Node node : builder.nodes()) {
      if (node.results().stream().anyMatch(needed::contains)) {
        nodes.add(node);
      }
    }
    return nodes;
  }
}
