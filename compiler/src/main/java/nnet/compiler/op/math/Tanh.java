package nnet.compiler.op.math;

import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The hyperbolic tangent. */
public final class Tanh extends UnaryElementwise {
  public static final Tanh INSTANCE = new Tanh();

  private Tanh() {
    super(
        "tanh",
        new Documentation(
            "The hyperbolic tangent.", "y = (e^x - e^-x) / (e^x + e^-x)", "ONNX, operator Tanh"),
        "tanh'(z) = 1 - tanh(z)^2");
  }

  @Override
  protected double compute(double x) {
    return Math.tanh(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("tanh", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.multiply(gradient, arithmetic.complement(arithmetic.square(y)));
  }

  @Override
  protected Range range(Range x) {
    return increasing(x, Math::tanh);
  }
}
