package nnet.compiler.op.math;

import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** One divided by the operand. */
public final class Reciprocal extends UnaryElementwise {
  public static final Reciprocal INSTANCE = new Reciprocal();

  private Reciprocal() {
    super(
        "reciprocal",
        new Documentation("One divided by x.", "y = 1 / x", "ONNX, operator Reciprocal"),
        "(1 / x)' = -(1 / x)^2");
  }

  @Override
  public boolean isSteep(List<Range> operands) {
    return operands.get(0).contains(0);
  }

  @Override
  protected double inPadding(int operand) {
    return 1;
  }

  @Override
  protected double compute(double x) {
    return 1 / x;
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.divide(writer.constant(1), x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.negate(arithmetic.multiply(gradient, arithmetic.multiply(y, y)));
  }

  /** Falling on either side of 0; across it there is no bound. */
  @Override
  protected Range range(Range x) {
    return x.low() > 0 || x.high() < 0 ? new Range(1 / x.high(), 1 / x.low()) : Range.ALL;
  }

  @Override
  protected Range domain() {
    return new Range(0.2, 3);
  }
}
