package nnet.compiler.op.math;

import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.NdArray;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The sign; a zero or NaN stays what it is. */
public final class Sign extends UnaryElementwise {
  public static final Sign INSTANCE = new Sign();

  private Sign() {
    super(
        "sign",
        new Documentation("-1, 0 or 1; its slope is 0.", "y = sign(x)", "ONNX, operator Sign"),
        "sign'(x) = 0");
  }

  @Override
  protected double compute(double x) {
    return Math.signum(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.select(
        writer.compare(">", x, writer.constant(0)),
        writer.constant(1),
        writer.select(writer.compare("<", x, writer.constant(0)), writer.constant(-1), x));
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return null;
  }

  @Override
  protected Range range(Range x) {
    return increasing(x, Math::signum);
  }

  @Override
  public double[] branches(NdArray result) {
    return result.data();
  }
}
