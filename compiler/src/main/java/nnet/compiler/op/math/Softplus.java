package nnet.compiler.op.math;

import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** A smooth relu, computed so that large numbers do not overflow. */
public final class Softplus extends UnaryElementwise {
  public static final Softplus INSTANCE = new Softplus();

  private Softplus() {
    super(
        "softplus",
        new Documentation("A smooth relu.", "y = ln(1 + exp(x))", "ONNX, operator Softplus"),
        "softplus'(z) = sigmoid(z)");
  }

  @Override
  protected double compute(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("softplus", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.multiply(gradient, arithmetic.apply(Sigmoid.INSTANCE, x));
  }

  @Override
  protected Range range(Range x) {
    return increasing(x, this::compute);
  }
}
