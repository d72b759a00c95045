package nnet.compiler.op.math;

import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The square root. */
public final class Sqrt extends UnaryElementwise {
  public static final Sqrt INSTANCE = new Sqrt();

  private Sqrt() {
    super(
        "sqrt",
        new Documentation("The square root.", "y = sqrt(x)", "ONNX, operator Sqrt"),
        "sqrt'(x) = 1 / (2 sqrt(x))");
  }

  @Override
  public boolean isSteep(List<Range> operands) {
    return operands.get(0).low() <= 0;
  }

  @Override
  protected double inPadding(int operand) {
    return 1;
  }

  @Override
  protected double compute(double x) {
    return Math.sqrt(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.sqrt(x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.divide(arithmetic.scale(0.5, gradient), y);
  }

  @Override
  protected Range range(Range x) {
    return increasing(x, value -> Math.sqrt(Math.max(0, value)));
  }

  @Override
  protected Range domain() {
    return new Range(0.2, 3);
  }
}
