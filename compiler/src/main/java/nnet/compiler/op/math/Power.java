package nnet.compiler.op.math;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** A power; the exponents 1, 2 and 1/2 are built of simpler operators. */
public final class Power extends BinaryElementwise {
  public static final Power INSTANCE = new Power();

  private Power() {
    super(
        "power",
        new Documentation("A power, `a ^ b`.", "y = a^b", "ONNX, operator Pow"),
        Optional.empty(),
        "raised to a power",
        "(a^b)' = b a^(b-1) a' + a^b log(a) b'");
  }

  @Override
  public Built build(Application application) {
    Tensor base = application.operand(0);
    Tensor exponent = application.operand(1);
    if (!base.element().isNumeric() || exponent.rank() > 0) {
      return super.build(application);
    }
    if (exponent.range().equals(Range.point(1))) {
      return Built.of(base);
    }
    if (exponent.range().equals(Range.point(0.5))) {
      return Sqrt.INSTANCE.build(application.of(base));
    }
    if (exponent.range().equals(Range.point(2))) {
      return squared(Multiply.INSTANCE.build(application.of(base, base)));
    }
    return super.build(application);
  }

  /** Unlike a product of two numbers a square is never negative. */
  private static Built squared(Built built) {
    if (!(built instanceof Built.Results results)) {
      return built;
    }
    Tensor product = results.tensors().get(0);
    Range range = product.range();
    return Built.of(
        product.withElement(
            new nnet.compiler.type.Element.Real(
                new Range(Math.max(0, range.low()), range.high()))));
  }

  @Override
  public boolean isSteep(List<Range> operands) {
    Range exponent = operands.get(1);
    double power = exponent.low();
    boolean whole = power >= 1 && power == Math.rint(power) && exponent.high() == power;
    return !whole && operands.get(0).low() <= 0;
  }

  @Override
  protected double inPadding(int operand) {
    return operand == 0 ? 1 : Double.NaN;
  }

  @Override
  protected double compute(double a, double b) {
    return Math.pow(a, b);
  }

  @Override
  protected String write(LoopWriter writer, String a, String b) {
    return writer.function("pow", a, b);
  }

  @Override
  protected List<@Nullable Value> slopes(
      Arithmetic arithmetic, Value a, Value b, Value y, Value gradient) {
    Value lower = arithmetic.apply(INSTANCE, a, arithmetic.subtract(b, arithmetic.constant(1)));
    Value byExponent = arithmetic.multiply(y, arithmetic.apply(Log.INSTANCE, a));
    return both(
        arithmetic.multiply(gradient, arithmetic.multiply(b, lower)),
        arithmetic.multiply(gradient, byExponent));
  }

  @Override
  protected Range range(Range a, Range b) {
    if (a.low() < 0) {
      return Range.ALL;
    }
    return a.high() <= 1 && b.low() >= 0 ? Range.UNIT : Range.NON_NEGATIVE;
  }

  @Override
  protected Range domain() {
    return new Range(0.3, 2);
  }
}
