package nnet.compiler.op.math;

import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The logarithm of one more. */
public final class Log1p extends UnaryElementwise {
  public static final Log1p INSTANCE = new Log1p();

  private Log1p() {
    super(
        "log1p",
        new Documentation(
            "The natural logarithm of 1 + x, exact for small x.",
            "y = ln(1 + x)",
            "IEEE 754, logp1"),
        "log1p'(x) = 1 / (1 + x)");
  }

  @Override
  public boolean isSteep(List<Range> operands) {
    return operands.get(0).low() <= -1;
  }

  @Override
  protected double inPadding(int operand) {
    return 0;
  }

  @Override
  protected double compute(double x) {
    return Math.log1p(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("log1p", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.divide(gradient, arithmetic.add(arithmetic.constant(1), x));
  }

  @Override
  protected Range range(Range x) {
    return increasing(x, value -> value <= -1 ? Double.NEGATIVE_INFINITY : Math.log1p(value));
  }

  @Override
  protected Range domain() {
    return new Range(-0.5, 2);
  }
}
