package nnet.compiler.op.math;

import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The tangent. */
public final class Tan extends UnaryElementwise {
  public static final Tan INSTANCE = new Tan();

  private Tan() {
    super(
        "tan",
        new Documentation("The tangent.", "y = tan(x)", "ONNX, operator Tan"),
        "tan'(x) = 1 + tan(x)^2");
  }

  @Override
  protected double inPadding(int operand) {
    return 0;
  }

  @Override
  protected double compute(double x) {
    return Math.tan(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("tan", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.multiply(
        gradient, arithmetic.add(arithmetic.constant(1), arithmetic.square(y)));
  }

  @Override
  protected Range range(Range x) {
    return Range.ALL;
  }

  @Override
  protected Range domain() {
    return new Range(-1.2, 1.2);
  }
}
