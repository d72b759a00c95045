package nnet.compiler.derive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Primitive;
import nnet.compiler.type.Range;

/** Where values are proven to lie: everywhere, and where a comparison with a number holds. */
final class Bounds {
  private final Map<Value, Range> ranges = new HashMap<>();
  private final Map<Value, Node> comparisons = new HashMap<>();

  /** Notes what a node tells; it comes after those that made its operands. */
  void add(Node node, Primitive operator) {
    Range range =
        Steepness.moves(operator)
            ? of(node).stream().reduce(Range::union).orElse(Range.ALL)
            : operator.range(node, of(node));
    if (range.isBounded()) {
      ranges.put(node.result(), range);
    }
    if (node.operands().size() == 2 && of(node).get(1).isPoint()) {
      comparisons.put(node.result(), node);
    }
  }

  /** The ranges of a node's operands. */
  List<Range> of(Node node) {
    return node.operands().stream().map(this::of).toList();
  }

  private Range of(Value value) {
    return ranges.getOrDefault(value, Range.ALL);
  }

  /** The same for the elements at which the condition holds, or does not. */
  List<Range> of(Node node, Value condition, boolean holds) {
    Node comparison = comparisons.get(condition);
    return node.operands().stream()
        .map(x ->
            comparison != null && comparison.operands().get(0) == x
                ? of(x).intersection(side(comparison, holds))
                : of(x))
        .toList();
  }

  /** Of the numbers that compare with a number as the comparison says. */
  private Range side(Node comparison, boolean holds) {
    double than = of(comparison.operands().get(1)).low();
    boolean strict = comparison.applies(holds ? "greater" : "less_equal");
    if (strict || comparison.applies(holds ? "greater_equal" : "less")) {
      return new Range(strict ? Math.nextUp(than) : than, Double.POSITIVE_INFINITY);
    }
    strict = comparison.applies(holds ? "less" : "greater_equal");
    if (strict || comparison.applies(holds ? "less_equal" : "greater")) {
      return new Range(Double.NEGATIVE_INFINITY, strict ? Math.nextDown(than) : than);
    }
    return Range.ALL;
  }
}
