package nnet.compiler.plan;

import java.util.Set;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/**
 * Which steps work on each example by itself: the same steps for some of the examples then give
 * their part of what they give for all.
 */
final class ByExample {
  /** Kernels that see an operand as {@code [outer, axis, inner]}. */
  private static final Set<String> ROWS =
      Set.of(
          "softmax",
          "softmax_gradient",
          "log_softmax",
          "log_softmax_gradient",
          "normalize",
          "normalize_gradient",
          "sum");

  private ByExample() {}

  static boolean is(Step step) {
    return switch (step) {
      case Step.Loop loop -> isLoop(loop);
      case Step.Single single -> isKernel(single.node());
      case Step.Product product -> false;
    };
  }

  /** Whether a value is one of equal size for each example, example after example. */
  static boolean isExamples(Value value) {
    ValueType type = value.type();
    Shape shape = type.shape();
    return isNumber(type)
        && shape.rank() > 0
        && shape.dim(0).equals(Dim.BATCH)
        && shape.without(0).isConstant();
  }

  private static boolean isNumber(ValueType type) {
    return type.data() != DataType.DOUBLE && type.data() != DataType.KEY;
  }

  private static boolean isLoop(Step.Loop loop) {
    return loop.shape().rank() > 0
        && loop.nodes().stream()
            .filter(node -> !Kinds.isConstant(node))
            .allMatch(node ->
                isExamples(node.result())
                    && node.operands().stream().allMatch(value -> fits(value, loop.shape())));
  }

  /** Whether a loop over this shape reads of a value what belongs to the example, or all of it. */
  private static boolean fits(Value value, Shape shape) {
    return isExamples(value)
        ? value.type().rank() == shape.rank()
        : isNumber(value.type()) && value.type().shape().isConstant();
  }

  private static boolean isKernel(Node node) {
    if (node.results().size() != 1
        || !isExamples(node.result())
        || !node.operands().stream().allMatch(ByExample::isExamples)) {
      return false;
    }
    if (node.applies("transpose")) {
      return node.attributes().integers("permutation").getFirst() == 0;
    }
    if (Kinds.isRepetition(node)) {
      return node.operands().get(0).type().rank() == node.result().type().rank();
    }
    if (node.applies("matmul")) {
      return node.operands().get(1).type().rank() > 2;
    }
    return ROWS.stream().anyMatch(node::applies) && node.attributes().integer("from") > 0;
  }
}
