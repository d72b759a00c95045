package nnet.compiler.plan;

import java.util.LinkedHashSet;
import java.util.List;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Value;
import nnet.compiler.type.Shape;

/** What a method does in one statement. */
public sealed interface Step {
  List<Value> reads();

  List<Value> writes();

  Origin origin();

  /** Whether an operand is read only at the element that is written, so that both may be one. */
  boolean isReadInPlace(Value operand);

  /** A kernel, a call or a scan. */
  record Single(Node node) implements Step {
    @Override
    public List<Value> reads() {
      return node.operands();
    }

    @Override
    public List<Value> writes() {
      return node.results();
    }

    @Override
    public Origin origin() {
      return node.origin();
    }

    @Override
    public boolean isReadInPlace(Value operand) {
      return false;
    }
  }

  /**
   * Elementwise nodes in one loop over {@code shape}; values that nobody else needs stay in
   * registers.
   *
   * @param nodes in order; a constant may be in several loops
   */
  record Loop(List<Node> nodes, Shape shape, List<Value> outputs) implements Step {
    public Loop {
      nodes = List.copyOf(nodes);
      outputs = List.copyOf(outputs);
    }

    /** The values from outside, in the order of their use. */
    @Override
    public List<Value> reads() {
      LinkedHashSet<Value> inputs = new LinkedHashSet<>();
      nodes.forEach(node -> inputs.addAll(node.operands()));
      nodes.forEach(node -> inputs.removeAll(node.results()));
      return List.copyOf(inputs);
    }

    @Override
    public List<Value> writes() {
      return outputs;
    }

    /** That of the last node: what the loop is for. */
    @Override
    public Origin origin() {
      return nodes.getLast().origin();
    }

    @Override
    public boolean isReadInPlace(Value operand) {
      return operand.type().shape().equals(shape);
    }
  }

  /**
   * A small product and the loop that alone reads it, whose formulas take its elements from
   * registers.
   *
   * @param loop without nodes where the product itself is written
   */
  record Product(Node product, SmallProduct small, Loop loop) implements Step {
    @Override
    public List<Value> reads() {
      LinkedHashSet<Value> inputs = new LinkedHashSet<>(product.operands());
      inputs.addAll(others());
      return List.copyOf(inputs);
    }

    /** What the loop reads besides the product. */
    public List<Value> others() {
      return loop.reads().stream().filter(value -> !value.equals(product.result())).toList();
    }

    @Override
    public List<Value> writes() {
      return loop.writes();
    }

    /** What the step is for. */
    public Node last() {
      return loop.nodes().isEmpty() ? product : loop.nodes().getLast();
    }

    @Override
    public Origin origin() {
      return last().origin();
    }

    @Override
    public boolean isReadInPlace(Value operand) {
      return !product.operands().contains(operand) && loop.isReadInPlace(operand);
    }
  }
}
