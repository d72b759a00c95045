package nnet.compiler.op.math;

import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The absolute value. */
public final class Abs extends UnaryElementwise {
  public static final Abs INSTANCE = new Abs();

  private Abs() {
    super(
        "abs",
        new Documentation(
            "The distance from 0; its slope at 0 is 0.", "y = |x|", "ONNX, operator Abs"),
        "abs'(x) = sign(x)");
  }

  @Override
  protected double compute(double x) {
    return Math.abs(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.abs(x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.multiply(gradient, arithmetic.apply(Sign.INSTANCE, x));
  }

  @Override
  protected Range range(Range x) {
    double most = Math.max(Math.abs(x.low()), Math.abs(x.high()));
    double least = x.contains(0) ? 0 : Math.min(Math.abs(x.low()), Math.abs(x.high()));
    return new Range(least, most);
  }

  @Override
  protected boolean keepsIntegers() {
    return true;
  }
}
