package nnet.compiler.op.math;

import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.NdArray;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** Rounds up. */
public final class Ceil extends UnaryElementwise {
  public static final Ceil INSTANCE = new Ceil();

  private Ceil() {
    super(
        "ceil",
        new Documentation(
            "The smallest whole number that is not smaller; its slope is 0.",
            "y = ceil(x)",
            "ONNX, operator Ceil"),
        "ceil'(x) = 0");
  }

  @Override
  protected double compute(double x) {
    return Math.ceil(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("ceil", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return null;
  }

  @Override
  protected Range range(Range x) {
    return increasing(x, Math::ceil);
  }

  @Override
  public double[] branches(NdArray result) {
    return result.data();
  }
}
