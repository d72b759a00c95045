package nnet.compiler.optimize;

import java.util.List;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Sum;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Sums over all examples and over axes of theirs, such as gradients of offsets, are sums of each
 * example's: that one is made where the example's numbers have just been written.
 */
final class ExampleSums {
  static final List<Rule> RULES = List.of(ExampleSums::ofEach);

  /** Numbers of an example below which nothing is gained. */
  private static final int LARGE = 4096;

  private ExampleSums() {}

  private static @Nullable Value ofEach(Node node, Editor editor) {
    if (!node.applies("sum")) {
      return null;
    }
    Value all = node.operands().get(0);
    AxisGroup axes = AxisGroup.of(node.attributes());
    if (axes.from() > 0 || axes.to() < 2 || !isLarge(all.type().shape())) {
      return null;
    }
    AxisGroup own = new AxisGroup(1, axes.to());
    Value each = editor.apply(Sum.INSTANCE, own.attributes(), all);
    return editor.apply(Sum.INSTANCE, AxisGroup.single(0).attributes(), each);
  }

  private static boolean isLarge(Shape shape) {
    return shape.dim(0).equals(Dim.BATCH)
        && shape.without(0).elements().constant().orElse(0L) >= LARGE;
  }
}
