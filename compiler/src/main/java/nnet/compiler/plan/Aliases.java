package nnet.compiler.plan;

import java.util.HashMap;
import java.util.Map;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;

/**
 * Which values are the same memory: a reshaped value is its operand, a window the wider value that
 * it is a part of.
 */
final class Aliases {
  private final Map<Value, Value> roots = new HashMap<>();

  Aliases(Region region, Windows windows) {
    for (Node node : region.nodes()) {
      if (node.applies("concat") && windows.isSilent(node)) {
        node.operands().forEach(part -> roots.put(part, node.result()));
      }
    }
    for (Node node : region.nodes()) {
      boolean slice = node.applies("slice") && windows.isSilent(node);
      if (Kinds.isAlias(node) || slice) {
        roots.put(node.result(), root(node.operands().get(0)));
      }
    }
  }

  Value root(Value value) {
    return roots.getOrDefault(value, value);
  }

  Iterable<Map.Entry<Value, Value>> all() {
    return roots.entrySet();
  }
}
