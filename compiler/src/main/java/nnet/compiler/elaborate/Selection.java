package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;

/** A region of what some results need: an entry takes no input that it does not use. */
final class Selection {
  private Selection() {}

  static Region of(String name, RegionBuilder builder, List<Result> results) {
    Set<Value> needed = new HashSet<>();
    results.forEach(result -> needed.add(result.value()));
    List<Node> kept = new ArrayList<>();
    for (Node node : builder.nodes().reversed()) {
      if (node.results().stream().anyMatch(needed::contains)) {
        needed.addAll(node.operands());
        kept.add(0, node);
      }
    }
    List<Formal> formals =
        builder.formals().stream().filter(formal -> needed.contains(formal.value())).toList();
    return new Region(name, formals, kept, results);
  }
}
