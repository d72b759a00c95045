package nnet.compiler.op.math;

import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The sine. */
public final class Sin extends UnaryElementwise {
  public static final Sin INSTANCE = new Sin();

  private Sin() {
    super(
        "sin",
        new Documentation("The sine.", "y = sin(x)", "ONNX, operator Sin"),
        "sin'(x) = cos(x)");
  }

  @Override
  protected double compute(double x) {
    return Math.sin(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("sin", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.multiply(gradient, arithmetic.apply(Cos.INSTANCE, x));
  }

  @Override
  protected Range range(Range x) {
    return new Range(-1, 1);
  }
}
