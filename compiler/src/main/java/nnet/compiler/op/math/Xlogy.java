package nnet.compiler.op.math;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.Signature;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** A term of an entropy. */
public final class Xlogy extends BinaryElementwise {
  public static final Xlogy INSTANCE = new Xlogy();

  private Xlogy() {
    super(
        "xlogy",
        new Documentation(
            "x ln(y), and 0 where x is 0.",
            "z = x ln(y), 0 ln(0) = 0",
            "SciPy, scipy.special.xlogy"),
        Optional.of(Signature.of("x", "y")),
        "taken together",
        "xlogy(x, y)' = x' log(y) + y' x / y");
  }

  @Override
  protected double inPadding(int operand) {
    return operand == 1 ? 1 : Double.NaN;
  }

  @Override
  protected double compute(double a, double b) {
    return a == 0 ? 0 : a * Math.log(b);
  }

  @Override
  protected String write(LoopWriter writer, String a, String b) {
    String product = writer.multiply(a, writer.function("log", b));
    return writer.select(writer.compare("==", a, writer.constant(0)), writer.constant(0), product);
  }

  @Override
  protected List<@Nullable Value> slopes(
      Arithmetic arithmetic, Value a, Value b, Value y, Value gradient) {
    Value positive = arithmetic.apply(Greater.INSTANCE, b, arithmetic.constant(0));
    Value zero = arithmetic.apply(Equal.INSTANCE, a, arithmetic.constant(0));
    Value byLogarithm = arithmetic.where(positive, arithmetic.apply(INSTANCE, gradient, b));
    Value share = arithmetic.divide(arithmetic.multiply(gradient, a), b);
    return both(byLogarithm, arithmetic.whereNot(zero, share));
  }

  @Override
  protected Range range(Range a, Range b) {
    double low = b.low() <= 0 ? Double.NEGATIVE_INFINITY : Math.log(b.low());
    double high = b.high() <= 0 ? Double.NEGATIVE_INFINITY : Math.log(b.high());
    return a.times(new Range(low, high));
  }

  @Override
  protected Range domain() {
    return new Range(-1, 2);
  }

  @Override
  protected Range secondDomain() {
    return new Range(0.3, 3);
  }
}
