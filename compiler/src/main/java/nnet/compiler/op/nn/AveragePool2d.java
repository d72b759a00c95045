package nnet.compiler.op.nn;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.NdArray;
import org.jspecify.annotations.Nullable;

/** The mean of each window; what lies outside the image is not counted. */
public final class AveragePool2d extends Pooling {
  public static final AveragePool2d INSTANCE = new AveragePool2d();

  private AveragePool2d() {
    super(
        "average_pool2d",
        "averagePool2d",
        "The mean of each window; what lies outside the image is not counted.",
        "y[r, c, k] = mean over i, j of x[r s + i, c s + j, k]",
        List.of(Side.IMAGES),
        Side.RESULTS);
  }

  @Override
  public String rule() {
    return "average_pool'(x) = average_pool(x')";
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(
        backward.apply(AveragePool2dGradient.INSTANCE, backward.attributes(), backward.gradient()));
  }

  @Override
  void window(NdArray y, List<NdArray> operands, int place, int[] window) {
    y.data()[place] = Arrays.stream(window).mapToDouble(operands.get(0)::get).average().orElse(0);
  }
}
