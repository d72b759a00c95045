package nnet.compiler.op.nn;

import java.util.Arrays;
import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Exp;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Sum;
import nnet.compiler.op.reduce.Unbroadcast;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** The derivative of log_softmax, from its result. */
public final class LogSoftmaxGradient extends RowGradient {
  public static final LogSoftmaxGradient INSTANCE = new LogSoftmaxGradient();

  private LogSoftmaxGradient() {
    super(
        "log_softmax_gradient",
        "logSoftmaxGradient",
        new Documentation("The derivative of log_softmax.", "dx = dy - exp(y) sum(dy)", ""));
  }

  @Override
  double weight(double y) {
    return 1;
  }

  @Override
  double[] line(double[] y, double[] dy) {
    double sum = Arrays.stream(dy).sum();
    double[] dx = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      dx[i] = dy[i] - Math.exp(y[i]) * sum;
    }
    return dx;
  }

  /** d/dy gives -exp(y) g sum(dy), d/d dy gives g - sum(exp(y) g). */
  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Arithmetic arithmetic = new Arithmetic(backward.builder());
    AxisGroup axes = AxisGroup.of(backward.attributes());
    Value g = backward.gradient();
    Shape shape = g.type().shape();
    Value part = arithmetic.multiply(arithmetic.apply(Exp.INSTANCE, backward.operand(0)), g);
    Value sum = backward.apply(Sum.INSTANCE, axes.attributes(), backward.operand(1));
    Value partSum = backward.apply(Sum.INSTANCE, axes.attributes(), part);
    Value repeated = Unbroadcast.repeat(backward.builder(), sum, axes, shape);
    Value partRepeated = Unbroadcast.repeat(backward.builder(), partSum, axes, shape);
    return Arrays.asList(
        arithmetic.negate(arithmetic.multiply(part, repeated)),
        arithmetic.subtract(g, partRepeated));
  }
}
