package nnet.compiler.op.nn;

import java.util.Arrays;
import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Sum;
import nnet.compiler.op.reduce.Unbroadcast;
import org.jspecify.annotations.Nullable;

/** The derivative of softmax, from its result. */
public final class SoftmaxGradient extends RowGradient {
  public static final SoftmaxGradient INSTANCE = new SoftmaxGradient();

  private SoftmaxGradient() {
    super(
        "softmax_gradient",
        "softmaxGradient",
        new Documentation("The derivative of softmax.", "dx = y (dy - sum(y dy))", ""));
  }

  @Override
  double weight(double y) {
    return y;
  }

  @Override
  double[] line(double[] y, double[] dy) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += y[i] * dy[i];
    }
    double[] dx = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      dx[i] = y[i] * (dy[i] - sum);
    }
    return dx;
  }

  /** With s = sum(y dy) and t = sum(y g): d/dy gives g (dy - s) - dy t, d/d dy gives y (g - t). */
  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Arithmetic arithmetic = new Arithmetic(backward.builder());
    Value y = backward.operand(0);
    Value dy = backward.operand(1);
    Value g = backward.gradient();
    Value s = repeatedSum(backward, arithmetic.multiply(y, dy));
    Value t = repeatedSum(backward, arithmetic.multiply(y, g));
    Value byResult =
        arithmetic.subtract(
            arithmetic.multiply(g, arithmetic.subtract(dy, s)), arithmetic.multiply(dy, t));
    Value byGradient = backward.apply(INSTANCE, backward.attributes(), y, g);
    return Arrays.asList(byResult, byGradient);
  }

  private static Value repeatedSum(Backward backward, Value value) {
    AxisGroup axes = AxisGroup.of(backward.attributes());
    Value sum = backward.apply(Sum.INSTANCE, axes.attributes(), value);
    return Unbroadcast.repeat(backward.builder(), sum, axes, value.type().shape());
  }
}
