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
    Node root = madeThroughReshape(node.operands().get(1), "sqrt", editor);
    Node sum = root == null ? null : madeThroughReshape(root.operands().get(0), "add", editor);
    Optional<Double> epsilon =
        sum == null ? Optional.empty() : editor.number(sum.operands().get(1));
    if (subtract == null || sum == null || epsilon.isEmpty()) {
      return null;
    }
    Value x = subtract.operands().get(0);
    Node mean = meanOf(subtract.operands().get(1), editor);
    Node variance = meanOf(sum.operands().get(0), editor);
    Node square = variance == null ? null : editor.made(variance.operands().get(0), "multiply");
    boolean matches =
        mean != null
            && square != null
            && mean.operands().get(0).equals(x)
            && variance.attributes().equals(mean.attributes())
            && square.operands().equals(List.of(distance, distance))
            && isRepeated(subtract.operands().get(1), mean)
            && isRepeated(node.operands().get(1), mean);
    if (!matches || mean == null) {
      return null;
    }
    editor.note("mean and variance of each row in one pass");
    AxisGroup axes = AxisGroup.of(mean.attributes());
    return editor.apply(Normalize.INSTANCE, Normalize.attributes(axes, epsilon.get()), x);
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
    double count = axes.axis(shape).constant().orElse(0L);
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
