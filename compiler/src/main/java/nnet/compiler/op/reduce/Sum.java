package nnet.compiler.op.reduce;

import java.util.Arrays;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;

/** The sum over axes; its derivative repeats the gradient along them. */
public final class Sum extends Reduction {
  public static final Sum INSTANCE = new Sum();

  private Sum() {
    super(
        "sum",
        "sum",
        new Documentation(
            "The sum over axes, and over examples with `over: batch`.",
            "y = sum of x over the axes",
            "ONNX, operator ReduceSum"),
        "(sum x)' = sum x'");
  }

  @Override
  protected double neutral() {
    return 0;
  }

  @Override
  protected double reduce(double[] line) {
    return Arrays.stream(line).sum();
  }

  @Override
  protected Value spread(Backward backward, AxisGroup axes) {
    return Unbroadcast.repeat(
        backward.builder(), backward.gradient(), axes, backward.operand(0).type().shape());
  }

  @Override
  protected Element element(Tensor operand, Dim count) {
    Range range = operand.range();
    return count
        .constant()
        .map(n -> new Range(range.low() * n, range.high() * n))
        .map(scaled -> (Element) new Element.Real(scaled))
        .orElseGet(() -> range.low() >= 0 ? new Element.Real(Range.NON_NEGATIVE) : Element.F32);
  }

  /** Whether a value is the sum of the tensor over its last axis, kept as an axis of size one. */
  public static boolean isSumOfLastAxis(RegionBuilder builder, Value sum, Tensor of) {
    int last = of.value().type().rank() - 1;
    for (Node node : builder.nodes()) {
      boolean summed =
          node.applies("sum")
              && node.operands().get(0) == of.value()
              && AxisGroup.of(node.attributes()).equals(AxisGroup.single(last));
      if (summed && of.rank() == 1 && !of.perExample() && node.result() == sum) {
        return true;
      }
      if (summed && isReshaped(builder, node.result(), sum) && sum.type().rank() == last + 1) {
        return true;
      }
    }
    return false;
  }

  private static boolean isReshaped(RegionBuilder builder, Value from, Value to) {
    return builder.nodes().stream()
        .anyMatch(node ->
            node.applies("reshape")
                && node.operands().get(0) == from
                && node.result() == to
                && to.type().shape().last().is(1));
  }
}
