package nnet.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;

/**
 * Moves elementwise nodes down to just before their first use: what only a later pass needs is
 * computed there, beside what it is used with.
 */
final class Sinking {
  private Sinking() {}

  static List<Node> order(Region region) {
    List<Node> nodes = region.nodes();
    Map<Value, Integer> firstUse = new HashMap<>();
    int[] target = new int[nodes.size()];
    List<List<Node>> before = new ArrayList<>();
    nodes.forEach(node -> before.add(new ArrayList<>()));
    Map<Value, Boolean> results = new HashMap<>();
    for (Result result : region.results()) {
      results.put(result.value(), true);
    }
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      target[i] = i;
      if (Kinds.isElementwise(node) && !results.containsKey(node.result())) {
        target[i] = firstUse.getOrDefault(node.result(), i);
      }
      for (Value operand : node.operands()) {
        firstUse.merge(operand, target[i], Math::min);
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      before.get(target[i]).add(nodes.get(i));
    }
    return before.stream().flatMap(List::stream).toList();
  }
}
