package nnet.compiler.op.math;

import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.NdArray;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** Rounds down. */
public final class Floor extends UnaryElementwise {
  public static final Floor INSTANCE = new Floor();

  private Floor() {
    super(
        "floor",
        new Documentation(
            "The largest whole number that is not larger; its slope is 0.",
            "y = floor(x)",
            "ONNX, operator Floor"),
        "floor'(x) = 0");
  }

  @Override
  protected double compute(double x) {
    return Math.floor(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("floor", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return null;
  }

  @Override
  protected Range range(Range x) {
    return increasing(x, Math::floor);
  }

  @Override
  public double[] branches(NdArray result) {
    return result.data();
  }
}
