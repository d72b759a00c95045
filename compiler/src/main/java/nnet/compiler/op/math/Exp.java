package nnet.compiler.op.math;

import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The exponential function. */
public final class Exp extends UnaryElementwise {
  public static final Exp INSTANCE = new Exp();

  /** Up to here the exponential is a number in float32. */
  static final double MOST = 88;

  private Exp() {
    super(
        "exp",
        new Documentation("The exponential function.", "y = e^x", "ONNX, operator Exp"),
        "exp'(x) = exp(x)");
  }

  @Override
  public boolean isSteep(List<Range> operands) {
    return operands.get(0).high() > MOST;
  }

  @Override
  protected double inPadding(int operand) {
    return 0;
  }

  @Override
  protected double compute(double x) {
    return Math.exp(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("exp", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.multiply(gradient, y);
  }

  @Override
  protected Range range(Range x) {
    return increasing(x, Math::exp);
  }
}
