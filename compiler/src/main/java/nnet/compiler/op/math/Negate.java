package nnet.compiler.op.math;

import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The opposite number. */
public final class Negate extends UnaryElementwise {
  public static final Negate INSTANCE = new Negate();

  private Negate() {
    super(
        "negate",
        new Documentation("Changes the sign.", "y = -x", "ONNX, operator Neg"),
        "(-x)' = -1");
  }

  @Override
  protected double compute(double x) {
    return -x;
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.negate(x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.negate(gradient);
  }

  @Override
  protected Range range(Range x) {
    return x.negate();
  }

  @Override
  protected boolean keepsIntegers() {
    return true;
  }
}
