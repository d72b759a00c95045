package nnet.compiler.graph;

import java.util.List;

/** One step of a region. */
public record Node(Operation operation, List<Value> operands, List<Value> results, Origin origin) {
  public Node {
    operands = List.copyOf(operands);
    results = List.copyOf(results);
  }

  /** The only result. */
  public Value result() {
    if (results.size() != 1) {
      throw new IllegalStateException("a node of " + results.size() + " results");
    }
    return results.get(0);
  }

  /** Whether it applies the operator of this name. */
  public boolean applies(String operator) {
    return operation instanceof Operation.Apply apply && apply.operator().name().equals(operator);
  }

  public Attributes attributes() {
    return operation instanceof Operation.Apply apply ? apply.attributes() : Attributes.NONE;
  }
}
