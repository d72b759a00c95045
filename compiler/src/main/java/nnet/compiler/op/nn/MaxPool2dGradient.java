package nnet.compiler.op.nn;

import java.util.Arrays;
import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.NdArray;
import org.jspecify.annotations.Nullable;

/** The derivative of max pooling: each window's gradient goes to its first largest number. */
public final class MaxPool2dGradient extends Pooling {
  public static final MaxPool2dGradient INSTANCE = new MaxPool2dGradient();

  private MaxPool2dGradient() {
    super(
        "max_pool2d_gradient",
        "maxPool2dGradient",
        "The derivative of max pooling.",
        "dx += dy at the first largest number of each window",
        List.of(Side.IMAGES, Side.RESULTS),
        Side.IMAGES);
  }

  /** Which numbers are the largest does not change nearby: x has no gradient. */
  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Value dy =
        backward.apply(
            MaxPool2dPick.INSTANCE,
            backward.attributes(),
            backward.operand(0),
            backward.gradient());
    return Arrays.asList(null, dy);
  }

  @Override
  void window(NdArray dx, List<NdArray> operands, int place, int[] window) {
    int best = MaxPool2d.firstLargest(operands.get(0), window);
    if (best >= 0) {
      dx.data()[best] += operands.get(1).get(place);
    }
  }
}
