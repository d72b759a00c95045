package nnet.compiler.op.math;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** Subtraction. */
public final class Subtract extends BinaryElementwise {
  public static final Subtract INSTANCE = new Subtract();

  private Subtract() {
    super(
        "subtract",
        new Documentation(
            "The difference of two tensors, `a - b`.", "y = a - b", "ONNX, operator Sub"),
        Optional.empty(),
        "subtracted",
        "(a - b)' = a' - b'");
  }

  @Override
  protected double compute(double a, double b) {
    return a - b;
  }

  @Override
  protected String write(LoopWriter writer, String a, String b) {
    return writer.subtract(a, b);
  }

  @Override
  protected List<@Nullable Value> slopes(
      Arithmetic arithmetic, Value a, Value b, Value y, Value gradient) {
    return both(gradient, arithmetic.negate(gradient));
  }

  @Override
  protected Range range(Range a, Range b) {
    return a.plus(b.negate());
  }

  @Override
  protected boolean keepsIntegers() {
    return true;
  }
}
