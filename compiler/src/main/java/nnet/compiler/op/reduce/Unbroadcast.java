package nnet.compiler.op.reduce;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.shape.BroadcastTo;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** The derivative of broadcasting is a sum, and that of a sum is broadcasting. */
public final class Unbroadcast {
  private Unbroadcast() {}

  /** Each gradient in the shape of its operand. */
  public static List<@Nullable Value> all(Backward backward, List<@Nullable Value> gradients) {
    List<@Nullable Value> shaped = new ArrayList<>();
    for (int i = 0; i < gradients.size(); i++) {
      Value gradient = gradients.get(i);
      Shape shape = backward.operand(i).type().shape();
      shaped.add(gradient == null ? null : to(backward.builder(), gradient, shape));
    }
    return shaped;
  }

  /** The gradient of a value that was broadcast from this shape. */
  public static Value to(RegionBuilder builder, Value gradient, Shape shape) {
    Shape from = gradient.type().shape();
    if (from.equals(shape)) {
      return gradient;
    }
    Value sum = gradient;
    int end = from.rank();
    while (end > 0) {
      int start = end;
      while (start > 0 && isRepeated(from, shape, start - 1) == isRepeated(from, shape, end - 1)) {
        start--;
      }
      if (isRepeated(from, shape, end - 1)) {
        sum = builder.apply(Sum.INSTANCE, new AxisGroup(start, end).attributes(), List.of(sum));
      }
      end = start;
    }
    return Reshape.to(builder, sum, shape);
  }

  private static boolean isRepeated(Shape from, Shape shape, int axis) {
    int own = axis - (from.rank() - shape.rank());
    return own < 0 || (shape.dim(own).is(1) && !from.dim(axis).is(1));
  }

  /** The reduced value repeated along the axes, in the shape there was before. */
  public static Value repeat(RegionBuilder builder, Value reduced, AxisGroup axes, Shape shape) {
    Value kept = Reshape.to(builder, reduced, axes.kept(shape));
    return kept.type().shape().equals(shape)
        ? kept
        : builder.apply(BroadcastTo.INSTANCE, Attributes.of("shape", shape), List.of(kept));
  }
}
