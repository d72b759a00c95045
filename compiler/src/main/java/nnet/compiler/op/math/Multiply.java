package nnet.compiler.op.math;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** Multiplication element by element. */
public final class Multiply extends BinaryElementwise {
  public static final Multiply INSTANCE = new Multiply();

  private Multiply() {
    super(
        "multiply",
        new Documentation(
            "The product of two tensors element by element, `a * b`.",
            "y = a b",
            "ONNX, operator Mul"),
        Optional.empty(),
        "multiplied",
        "(a b)' = a' b + a b'");
  }

  @Override
  protected double compute(double a, double b) {
    return a * b;
  }

  @Override
  protected String write(LoopWriter writer, String a, String b) {
    return writer.multiply(a, b);
  }

  @Override
  protected List<@Nullable Value> slopes(
      Arithmetic arithmetic, Value a, Value b, Value y, Value gradient) {
    return both(arithmetic.multiply(gradient, b), arithmetic.multiply(gradient, a));
  }

  @Override
  protected Range range(Range a, Range b) {
    return a.times(b);
  }

  @Override
  protected boolean keepsIntegers() {
    return true;
  }
}
