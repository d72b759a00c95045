package nnet.compiler.op.nn;

import java.util.Arrays;
import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.NdArray;
import org.jspecify.annotations.Nullable;

/** Takes numbers from where those of another image are largest: second derivatives of pooling. */
public final class MaxPool2dPick extends Pooling {
  public static final MaxPool2dPick INSTANCE = new MaxPool2dPick();

  private MaxPool2dPick() {
    super(
        "max_pool2d_pick",
        "maxPool2dPick",
        "Takes numbers from where those of another image are the largest of their windows.",
        "y[r, c, k] = v at the first largest number of x in the window of [r, c, k]",
        List.of(Side.IMAGES, Side.IMAGES),
        Side.RESULTS);
  }

  /** Which numbers are the largest does not change nearby: x has no gradient. */
  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Value picked =
        backward.apply(
            MaxPool2dGradient.INSTANCE,
            backward.attributes(),
            backward.operand(0),
            backward.gradient());
    return Arrays.asList(null, picked);
  }

  @Override
  void window(NdArray y, List<NdArray> operands, int place, int[] window) {
    int best = MaxPool2d.firstLargest(operands.get(0), window);
    y.data()[place] = best < 0 ? 0 : operands.get(1).get(best);
  }
}
