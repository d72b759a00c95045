package nnet.compiler.op.reduce;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;

/** The sum over axes; its derivative repeats the gradient along them. */
public final class Sum extends Reduction {
  public static final Sum INSTANCE = new Sum();

  /** How far formulas are compared that are written twice. */
  private static final int MOST_DEPTH = 8;

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
  public List<int[]> products(Evaluation evaluation, int element) {
    int[] sizes = AxisGroup.of(evaluation.attributes()).sizes(evaluation.operand(0).shape());
    return IntStream.range(0, sizes[1])
        .mapToObj(a -> new int[] {Lines.place(sizes, element, a)})
        .toList();
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

  /** Whether a value is the sum of the tensor over its last axis, for what is along that axis. */
  public static boolean isSumOfLastAxis(RegionBuilder builder, Value sum, Tensor of) {
    Node node = builder.producer(sum).orElse(null);
    boolean kept =
        node != null
            && node.applies("reshape")
            && sum.type().rank() == of.value().type().rank()
            && sum.type().shape().last().is(1);
    Node sums = kept && node != null ? builder.producer(node.operands().get(0)).orElse(null) : node;
    return sums != null
        && sums.applies("sum")
        && (kept || of.rank() == 1)
        && AxisGroup.of(sums.attributes()).equals(AxisGroup.single(of.value().type().rank() - 1))
        && isSame(builder, sums.operands().get(0), of.value(), MOST_DEPTH);
  }

  /** Whether two values are one, or made by the same formula of the same values. */
  private static boolean isSame(RegionBuilder builder, Value a, Value b, int depth) {
    if (a == b || depth == 0) {
      return a == b;
    }
    Node first = builder.producer(a).orElse(null);
    Node second = builder.producer(b).orElse(null);
    if (first == null
        || second == null
        || !first.operation().equals(second.operation())
        || !(first.operation() instanceof Apply)) {
      return false;
    }
    List<Value> operands = first.operands();
    return IntStream.range(0, operands.size())
        .allMatch(i -> isSame(builder, operands.get(i), second.operands().get(i), depth - 1));
  }
}
