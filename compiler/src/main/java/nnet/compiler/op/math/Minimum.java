package nnet.compiler.op.math;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The smaller of two. */
public final class Minimum extends BinaryElementwise {
  public static final Minimum INSTANCE = new Minimum();

  private Minimum() {
    super(
        "minimum",
        new Documentation(
            "The smaller of two numbers; where they are equal the first takes the gradient.",
            "y = min(a, b)",
            "ONNX, operator Min"),
        Optional.empty(),
        "compared",
        "min(a, b)' = a' where a <= b, else b'");
  }

  @Override
  public boolean leavesOut() {
    return true;
  }

  @Override
  protected double compute(double a, double b) {
    return Math.min(a, b);
  }

  @Override
  protected String write(LoopWriter writer, String a, String b) {
    return writer.min(a, b);
  }

  @Override
  protected List<@Nullable Value> slopes(
      Arithmetic arithmetic, Value a, Value b, Value y, Value gradient) {
    Value first = arithmetic.apply(LessEqual.INSTANCE, a, b);
    return both(arithmetic.where(first, gradient), arithmetic.whereNot(first, gradient));
  }

  @Override
  protected Range range(Range a, Range b) {
    return new Range(Math.min(a.low(), b.low()), Math.min(a.high(), b.high()));
  }

  @Override
  protected boolean keepsIntegers() {
    return true;
  }
}
