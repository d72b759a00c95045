package nnet.compiler.op.math;

import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The cosine. */
public final class Cos extends UnaryElementwise {
  public static final Cos INSTANCE = new Cos();

  private Cos() {
    super(
        "cos",
        new Documentation("The cosine.", "y = cos(x)", "ONNX, operator Cos"),
        "cos'(x) = -sin(x)");
  }

  @Override
  protected double compute(double x) {
    return Math.cos(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("cos", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.multiply(gradient, arithmetic.negate(arithmetic.apply(Sin.INSTANCE, x)));
  }

  @Override
  protected Range range(Range x) {
    return new Range(-1, 1);
  }
}
