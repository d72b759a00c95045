package nnet.compiler.op.reduce;

import java.util.Arrays;
import java.util.Optional;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.shape.PickGradient;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;

/** The largest over axes; where several are, the first takes the gradient. */
public final class ReduceMax extends Reduction {
  public static final ReduceMax INSTANCE = new ReduceMax();

  private ReduceMax() {
    super(
        "reduce_max",
        "max",
        new Documentation(
            "The largest number over axes; the first of several takes the gradient.",
            "y = max of x over the axes",
            "ONNX, operator ReduceMax"),
        "(max x)' = x' at the first largest");
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
    return Padding.LOWEST;
  }

  @Override
  protected double reduce(double[] line) {
    return Arrays.stream(line).max().orElse(Double.NEGATIVE_INFINITY);
  }

  @Override
  protected Value spread(Backward backward, AxisGroup axes) {
    Value x = backward.operand(0);
    Value place = backward.apply(Argmax.INSTANCE, axes.attributes(), x);
    return PickGradient.apply(backward, backward.gradient(), place, axes, x.type().shape());
  }

  @Override
  protected Element element(Tensor operand, Dim count) {
    return new Element.Real(operand.range());
  }
}
