package nnet.compiler.op.math;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/**
 * The larger of two; relu is not written with it, as relu'(0) is 0 and a tie goes to the first
 * here.
 */
public final class Maximum extends BinaryElementwise {
  public static final Maximum INSTANCE = new Maximum();

  private Maximum() {
    super(
        "maximum",
        new Documentation(
            "The larger of two numbers; where they are equal the first takes the gradient.",
            "y = max(a, b)",
            "ONNX, operator Max"),
        Optional.empty(),
        "compared",
        "max(a, b)' = a' where a >= b, else b'");
  }

  @Override
  public boolean leavesOut() {
    return true;
  }

  @Override
  protected double compute(double a, double b) {
    return Math.max(a, b);
  }

  @Override
  protected String write(LoopWriter writer, String a, String b) {
    return writer.max(a, b);
  }

  @Override
  protected List<@Nullable Value> slopes(
      Arithmetic arithmetic, Value a, Value b, Value y, Value gradient) {
    Value first = arithmetic.apply(GreaterEqual.INSTANCE, a, b);
    return both(arithmetic.where(first, gradient), arithmetic.whereNot(first, gradient));
  }

  @Override
  protected Range range(Range a, Range b) {
    return new Range(Math.max(a.low(), b.low()), Math.max(a.high(), b.high()));
  }

  @Override
  protected boolean keepsIntegers() {
    return true;
  }
}
