package nnet.compiler.op.math;

import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The inverse of the tangent. */
public final class Arctan extends UnaryElementwise {
  public static final Arctan INSTANCE = new Arctan();

  private Arctan() {
    super(
        "arctan",
        new Documentation("The inverse of the tangent.", "y = arctan(x)", "ONNX, operator Atan"),
        "arctan'(x) = 1 / (1 + x^2)");
  }

  @Override
  protected double compute(double x) {
    return Math.atan(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("atan", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.divide(
        gradient, arithmetic.add(arithmetic.constant(1), arithmetic.square(x)));
  }

  @Override
  protected Range range(Range x) {
    return increasing(x, Math::atan);
  }
}
