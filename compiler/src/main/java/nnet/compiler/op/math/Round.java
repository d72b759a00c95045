package nnet.compiler.op.math;

import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.NdArray;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** Rounds to the nearest whole number. */
public final class Round extends UnaryElementwise {
  public static final Round INSTANCE = new Round();

  private Round() {
    super(
        "round",
        new Documentation(
            "The nearest whole number, halves to the even one; its slope is 0.",
            "y = round(x)",
            "ONNX, operator Round"),
        "round'(x) = 0");
  }

  @Override
  protected double compute(double x) {
    return Math.rint(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("round", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return null;
  }

  @Override
  protected Range range(Range x) {
    return increasing(x, Math::rint);
  }

  @Override
  public double[] branches(NdArray result) {
    return result.data();
  }
}
