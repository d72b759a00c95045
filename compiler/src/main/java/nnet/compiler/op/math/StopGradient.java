package nnet.compiler.op.math;

import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** Passes the value, but no gradient. */
public final class StopGradient extends UnaryElementwise {
  public static final StopGradient INSTANCE = new StopGradient();

  private StopGradient() {
    super(
        "stop_gradient",
        new Documentation(
            "The value as it is; no gradient passes.", "y = x", "JAX, jax.lax.stop_gradient"),
        "stop_gradient'(x) = 0 by definition");
  }

  @Override
  protected double compute(double x) {
    return x;
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return x;
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return null;
  }

  @Override
  protected Element element(List<Tensor> operands) {
    return operands.get(0).element();
  }

  @Override
  protected Range range(Range x) {
    return x;
  }
}
