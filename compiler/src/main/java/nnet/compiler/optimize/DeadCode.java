package nnet.compiler.optimize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Regions;
import nnet.compiler.graph.Value;

/** Drops nodes whose results nobody needs. */
final class DeadCode implements Pass {
  @Override
  public String name() {
    return "dead-code";
  }

  @Override
  public Region apply(Region region) {
    return Regions.map(region, DeadCode::without);
  }

  static Region without(Region region) {
    Set<Value> needed = new HashSet<>();
    region.results().forEach(result -> needed.add(result.value()));
    List<Node> kept = new ArrayList<>();
    for (Node node : region.nodes().reversed()) {
      if (node.results().stream().anyMatch(needed::contains)) {
        needed.addAll(node.operands());
        kept.add(node);
      }
    }
    if (kept.size() == region.nodes().size()) {
      return region;
    }
    Collections.reverse(kept);
    return region.withNodes(kept);
  }
}
