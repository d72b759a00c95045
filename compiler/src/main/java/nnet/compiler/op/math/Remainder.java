package nnet.compiler.op.math;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The remainder of a division rounded down. */
public final class Remainder extends BinaryElementwise {
  public static final Remainder INSTANCE = new Remainder();

  private Remainder() {
    super(
        "remainder",
        new Documentation(
            "What is left by a division, with the sign of the divisor, `a % b`.",
            "y = a - floor(a / b) b", "Python, a % b"),
        Optional.empty(),
        "divided",
        "(a % b)' = a' - floor(a / b) b'");
  }

  @Override
  protected double inPadding(int operand) {
    return operand == 1 ? 1 : Double.NaN;
  }

  @Override
  protected double compute(double a, double b) {
    return a - Math.floor(a / b) * b;
  }

  @Override
  protected String write(LoopWriter writer, String a, String b) {
    String whole = writer.function("floor", writer.divide(a, b));
    return writer.subtract(a, writer.multiply(whole, b));
  }

  @Override
  protected List<@Nullable Value> slopes(
      Arithmetic arithmetic, Value a, Value b, Value y, Value gradient) {
    Value whole = arithmetic.apply(Floor.INSTANCE, arithmetic.divide(a, b));
    return both(gradient, arithmetic.negate(arithmetic.multiply(gradient, whole)));
  }

  @Override
  protected Range range(Range a, Range b) {
    double most = Math.max(Math.abs(b.low()), Math.abs(b.high()));
    return b.low() >= 0 ? new Range(0, most) : new Range(-most, most);
  }

  @Override
  protected boolean keepsIntegers() {
    return true;
  }

  @Override
  protected Range secondDomain() {
    return new Range(0.7, 3);
  }
}
