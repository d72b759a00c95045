package nnet.compiler.optimize;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;
import nnet.compiler.op.nn.Normalize;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Rows less their mean, over the root of their variance, are one operator: one pass forward and one
 * backward, in place of a pass for each sum.
 */
final class Normalization {
  static final List<Rule> RULES = List.of(Normalization::normalize);

  private Normalization() {}

  private static @Nullable Value normalize(Node node, Editor editor) {
    if (!node.applies("divide")) {
      return null;
    }
    Value distance = node.operands().get(0);
    Node subtract = editor.made(distance, "subtract");
    Node mean = subtract == null ? null : meanOf(subtract.operands().get(1), editor);
    Node root = madeThroughReshape(node.operands().get(1), "sqrt", editor);
    Node sum = root == null ? null : madeThroughReshape(root.operands().get(0), "add", editor);
    if (subtract == null || mean == null || sum == null) {
      return null;
    }
    Value x = subtract.operands().get(0);
    Optional<Double> epsilon = editor.number(sum.operands().get(1));
    boolean matches =
        epsilon.isPresent()
            && mean.operands().get(0).equals(x)
            && isMeanOfSquares(sum.operands().get(0), distance, mean, editor)
            && isRepeated(subtract.operands().get(1), mean)
            && isRepeated(node.operands().get(1), mean);
    if (!matches) {
      return null;
    }
    editor.note("mean and variance of each row in one pass");
    AxisGroup axes = AxisGroup.of(mean.attributes());
    return editor.apply(Normalize.INSTANCE, Normalize.attributes(axes, epsilon.get()), x);
  }

  /** Whether a value is the mean of the squares of another over the same axes as a sum. */
  private static boolean isMeanOfSquares(Value value, Value of, Node like, Editor editor) {
    Node mean = meanOf(value, editor);
    Node square = mean == null ? null : editor.made(mean.operands().get(0), "multiply");
    return mean != null
        && square != null
        && mean.attributes().equals(like.attributes())
        && square.operands().equals(List.of(of, of));
  }

  /** The sum over the last axes that a value is divided by its count, if it is a mean. */
  private static @Nullable Node meanOf(Value value, Editor editor) {
    Node divide = madeThroughReshape(value, "divide", editor);
    Node sum = divide == null ? null : editor.made(divide.operands().get(0), "sum");
    if (divide == null || sum == null) {
      return null;
    }
    Shape shape = sum.operands().get(0).type().shape();
    AxisGroup axes = AxisGroup.of(sum.attributes());
    double count = axes.axis(shape).constant().map(Long::doubleValue).orElse(0.0);
    return axes.to() == shape.rank() && editor.is(divide.operands().get(1), count) ? sum : null;
  }

  /** Whether a value of each row meets all elements of its row. */
  private static boolean isRepeated(Value value, Node sum) {
    Shape rows = sum.operands().get(0).type().shape();
    return value.type().shape().equals(AxisGroup.of(sum.attributes()).kept(rows));
  }

  private static @Nullable Node madeThroughReshape(Value value, String operator, Editor editor) {
    Node reshape = editor.made(value, "reshape");
    return editor.made(reshape == null ? value : reshape.operands().get(0), operator);
  }
}
