package nnet.compiler.plan;

import java.util.HashMap;
import java.util.Map;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;

/** Which values are the same memory: a reshaped value is its operand. */
final class Aliases {
  private final Map<Value, Value> roots = new HashMap<>();

  Aliases(Region region) {
    for (Node node : region.nodes()) {
      if (Kinds.isAlias(node)) {
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
