package nnet.compiler.op.math;

import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** One less than the exponential. */
public final class Expm1 extends UnaryElementwise {
  public static final Expm1 INSTANCE = new Expm1();

  private Expm1() {
    super(
        "expm1",
        new Documentation("exp(x) - 1, exact for small x.", "y = e^x - 1", "IEEE 754, expm1"),
        "expm1'(x) = expm1(x) + 1");
  }

  @Override
  public boolean isSteep(List<Range> operands) {
    return operands.get(0).high() > Exp.MOST;
  }

  @Override
  protected double inPadding(int operand) {
    return 0;
  }

  @Override
  protected double compute(double x) {
    return Math.expm1(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("expm1", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.multiply(gradient, arithmetic.add(y, arithmetic.constant(1)));
  }

  @Override
  protected Range range(Range x) {
    return increasing(x, Math::expm1);
  }
}
