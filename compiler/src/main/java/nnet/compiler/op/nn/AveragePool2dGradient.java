package nnet.compiler.op.nn;

import java.util.Collections;
import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.NdArray;
import org.jspecify.annotations.Nullable;

/** The derivative of average pooling: each window's gradient is shared by its pixels. */
public final class AveragePool2dGradient extends Pooling {
  public static final AveragePool2dGradient INSTANCE = new AveragePool2dGradient();

  private AveragePool2dGradient() {
    super(
        "average_pool2d_gradient",
        "averagePool2dGradient",
        "The derivative of average pooling.",
        "dx += dy / pixels of the window",
        List.of(Side.RESULTS),
        Side.IMAGES);
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(
        backward.apply(AveragePool2d.INSTANCE, backward.attributes(), backward.gradient()));
  }

  @Override
  void window(NdArray dx, List<NdArray> operands, int place, int[] window) {
    for (int pixel : window) {
      dx.data()[pixel] += operands.get(0).get(place) / window.length;
    }
  }
}
