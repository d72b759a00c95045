package nnet.compiler.op.reduce;

import java.util.Arrays;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Exp;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;

/** The logarithm of a sum of exponentials, which does not overflow. */
public final class LogSumExp extends Reduction {
  public static final LogSumExp INSTANCE = new LogSumExp();

  private LogSumExp() {
    super(
        "logsumexp",
        "logSumExp",
        new Documentation(
            "The logarithm of the sum of exponentials over axes, a smooth maximum.",
            "y = ln(sum of exp(x) over the axes)",
            "ONNX, operator ReduceLogSumExp"),
        "(logsumexp x)' = sum of exp(x - logsumexp x) x'");
  }

  @Override
  protected double neutral() {
    return Padding.LOWEST;
  }

  @Override
  protected double reduce(double[] line) {
    double largest = Arrays.stream(line).max().orElse(Double.NEGATIVE_INFINITY);
    if (Double.isInfinite(largest)) {
      return largest;
    }
    return largest + Math.log(Arrays.stream(line).map(x -> Math.exp(x - largest)).sum());
  }

  @Override
  protected Value spread(Backward backward, AxisGroup axes) {
    Arithmetic arithmetic = new Arithmetic(backward.builder());
    Value x = backward.operand(0);
    Shape shape = x.type().shape();
    Value y = Unbroadcast.repeat(backward.builder(), backward.result(), axes, shape);
    Value gradient = Unbroadcast.repeat(backward.builder(), backward.gradient(), axes, shape);
    return arithmetic.multiply(gradient, arithmetic.apply(Exp.INSTANCE, arithmetic.subtract(x, y)));
  }

  @Override
  protected Element element(Tensor operand, Dim count) {
    return Element.F32;
  }
}
