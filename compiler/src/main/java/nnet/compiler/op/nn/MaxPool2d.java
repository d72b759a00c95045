package nnet.compiler.op.nn;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.NdArray;
import org.jspecify.annotations.Nullable;

/** The largest number of each window; the first of several takes the gradient. */
public final class MaxPool2d extends Pooling {
  public static final MaxPool2d INSTANCE = new MaxPool2d();

  private MaxPool2d() {
    super(
        "max_pool2d",
        "maxPool2d",
        "The largest number of each window; the first of several takes the gradient.",
        "y[r, c, k] = max over i, j of x[r s + i, c s + j, k]",
        List.of(Side.IMAGES),
        Side.RESULTS);
  }

  @Override
  public boolean leavesOut() {
    return true;
  }

  @Override
  public String rule() {
    return "max_pool'(x) = x' at the first largest of each window";
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(
        backward.apply(
            MaxPool2dGradient.INSTANCE,
            backward.attributes(),
            backward.operand(0),
            backward.gradient()));
  }

  @Override
  void window(NdArray y, List<NdArray> operands, int place, int[] window) {
    y.data()[place] =
        Arrays.stream(window)
            .mapToDouble(operands.get(0)::get)
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
  }

  /** The first of a window's places where x is largest; -1 for a window without places. */
  static int firstLargest(NdArray x, int[] window) {
    int best = window.length == 0 ? -1 : window[0];
    for (int place : window) {
      best = x.get(place) > x.get(best) ? place : best;
    }
    return best;
  }
}
