package nnet.compiler.optimize;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;
import nnet.compiler.op.math.Greater;
import nnet.compiler.op.math.Relu;
import nnet.compiler.op.math.Select;
import nnet.compiler.op.nn.MaxPool2d;
import nnet.compiler.op.nn.MaxPool2dGradient;
import org.jspecify.annotations.Nullable;

/** Choices between a number and zero by the sign of a number. */
final class Masks {
  static final List<Rule> RULES = List.of(Masks::relu, Masks::maskOfPooled);

  private Masks() {}

  /** {@code if x > 0 then x else 0} */
  private static @Nullable Value relu(Node node, Editor editor) {
    Value x = positive(node, editor);
    return x != null
            && x.equals(node.operands().get(1))
            && x.type().equals(node.result().type())
            && x.type().data() == DataType.FLOAT
        ? editor.apply(Relu.INSTANCE, x)
        : null;
  }

  /** What must be positive for a choice not to be zero; null where it is no such choice. */
  private static @Nullable Value positive(Node node, Editor editor) {
    if (!node.applies("select") || !editor.is(node.operands().get(2), 0)) {
      return null;
    }
    Node condition = editor.made(node.operands().get(0), "greater");
    return condition != null && editor.is(condition.operands().get(1), 0)
        ? condition.operands().get(0)
        : null;
  }

  /**
   * The gradient of a maximum arrives at a number as large as the maximum: whether it is positive
   * can be told of the maximum, of which there are fewer.
   */
  private static @Nullable Value maskOfPooled(Node node, Editor editor) {
    Value x = positive(node, editor);
    Node spread = x == null ? null : editor.made(node.operands().get(1), "max_pool2d_gradient");
    if (x == null || spread == null || !spread.operands().get(0).equals(x)) {
      return null;
    }
    Optional<Value> maximum = editor.find(MaxPool2d.INSTANCE, spread.attributes(), x);
    if (maximum.isEmpty()) {
      return null;
    }
    Value zero = node.operands().get(2);
    Value positive = editor.apply(Greater.INSTANCE, maximum.get(), zero);
    Value masked =
        editor.apply(Select.INSTANCE, Attributes.NONE, positive, spread.operands().get(1), zero);
    return editor.apply(MaxPool2dGradient.INSTANCE, spread.attributes(), x, masked);
  }
}
