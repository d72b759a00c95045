package nnet.compiler.op.math;

import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The natural logarithm; a range that holds 0 is no error here but a warning elsewhere. */
public final class Log extends UnaryElementwise {
  public static final Log INSTANCE = new Log();

  private Log() {
    super(
        "log",
        new Documentation("The natural logarithm.", "y = ln x", "ONNX, operator Log"),
        "log'(x) = 1 / x");
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
    return Math.log(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("log", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.divide(gradient, x);
  }

  @Override
  protected Range range(Range x) {
    return increasing(x, value -> value <= 0 ? Double.NEGATIVE_INFINITY : Math.log(value));
  }

  @Override
  protected Range domain() {
    return new Range(0.2, 3);
  }
}
