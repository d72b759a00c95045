package nnet.compiler.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which nodes matter: those that some result is made of. */
public final class LiveNodes {
  private LiveNodes() {}

  /** The nodes, in order, that these values are made of. */
  public static List<Node> of(List<Node> nodes, List<Value> wanted) {
    Set<Value> needed = new HashSet<>(wanted);
    List<Node> live = new ArrayList<>();
    for (Node node : nodes.reversed()) {
      if (node.results().stream().anyMatch(needed::contains)) {
        live.add(node);
        needed.addAll(node.operands());
      }
    }
    Collections.reverse(live);
    return live;
  }

  /** The region with the results that are asked for only, and what they are made of. */
  public static Region only(Region region, Predicate<Result> kept) {
    List<Result> results = region.results().stream().filter(kept).toList();
    List<Node> live = of(region.nodes(), results.stream().map(Result::value).toList());
    return new Region(region.name(), region.formals(), live, results);
  }
}
