package nnet.compiler.op.math;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.reduce.Sum;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** Division; numbers that are not negative over their sum are a simplex. */
public final class Divide extends BinaryElementwise {
  public static final Divide INSTANCE = new Divide();

  private Divide() {
    super(
        "divide",
        new Documentation(
            "The quotient of two tensors element by element, `a / b`.",
            "y = a / b",
            "ONNX, operator Div"),
        Optional.empty(),
        "divided",
        "(a / b)' = a' / b - a / b^2 b'");
  }

  @Override
  public Built build(Application application) {
    Built built = super.build(application);
    Tensor a = application.operand(0);
    boolean shares =
        built instanceof Built.Results
            && a.range().low() >= 0
            && Sum.isSumOfLastAxis(application.builder(), application.operand(1).value(), a);
    return shares && built instanceof Built.Results results
        ? Built.of(results.tensors().get(0).withElement(new Element.Simplex()))
        : built;
  }

  @Override
  public boolean isSteep(List<Range> operands) {
    return operands.get(1).contains(0);
  }

  @Override
  protected double inPadding(int operand) {
    return operand == 1 ? 1 : Double.NaN;
  }

  @Override
  protected double compute(double a, double b) {
    return a / b;
  }

  @Override
  protected String write(LoopWriter writer, String a, String b) {
    return writer.divide(a, b);
  }

  @Override
  protected List<@Nullable Value> slopes(
      Arithmetic arithmetic, Value a, Value b, Value y, Value gradient) {
    Value share = arithmetic.divide(gradient, b);
    return both(share, arithmetic.negate(arithmetic.multiply(share, y)));
  }

  @Override
  protected Range range(Range a, Range b) {
    if (b.contains(0)) {
      boolean positive = a.low() >= 0 && b.low() >= 0;
      return positive ? Range.NON_NEGATIVE : Range.ALL;
    }
    return a.times(new Range(1 / b.high(), 1 / b.low()));
  }

  @Override
  protected Range secondDomain() {
    return new Range(0.4, 3);
  }
}
