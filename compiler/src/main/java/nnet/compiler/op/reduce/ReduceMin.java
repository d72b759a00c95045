package nnet.compiler.op.reduce;

import java.util.Arrays;
import java.util.Optional;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Negate;
import nnet.compiler.op.shape.PickGradient;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;

/** The smallest over axes; where several are, the first takes the gradient. */
public final class ReduceMin extends Reduction {
  public static final ReduceMin INSTANCE = new ReduceMin();

  private ReduceMin() {
    super(
        "reduce_min",
        "min",
        new Documentation(
            "The smallest number over axes; the first of several takes the gradient.",
            "y = min of x over the axes",
            "ONNX, operator ReduceMin"),
        "(min x)' = x' at the first smallest");
  }

  /** It is called {@code max} or {@code min}; see {@link Extremum}. */
  @Override
  public boolean leavesOut() {
    return true;
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.empty();
  }

  @Override
  protected double neutral() {
    return Padding.HIGHEST;
  }

  @Override
  protected double reduce(double[] line) {
    return Arrays.stream(line).min().orElse(Double.POSITIVE_INFINITY);
  }

  @Override
  protected Value spread(Backward backward, AxisGroup axes) {
    Value x = backward.operand(0);
    Value negative = backward.apply(Negate.INSTANCE, x);
    Value place = backward.apply(Argmax.INSTANCE, axes.attributes(), negative);
    return PickGradient.apply(backward, backward.gradient(), place, axes, x.type().shape());
  }

  @Override
  protected Element element(Tensor operand, Dim count) {
    return new Element.Real(operand.range());
  }
}
