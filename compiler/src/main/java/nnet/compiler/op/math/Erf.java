package nnet.compiler.op.math;

import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The error function. */
public final class Erf extends UnaryElementwise {
  public static final Erf INSTANCE = new Erf();

  private Erf() {
    super(
        "erf",
        new Documentation(
            "The error function.",
            "y = 2 / sqrt(pi) * integral of exp(-t^2) from 0 to x",
            "ONNX, operator Erf"),
        "erf'(x) = 2 / sqrt(pi) exp(-x^2)");
  }

  @Override
  protected double compute(double x) {
    return ErrorFunction.of(x);
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("erf", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    Value bell = arithmetic.apply(Exp.INSTANCE, arithmetic.negate(arithmetic.square(x)));
    return arithmetic.multiply(gradient, arithmetic.scale(2 / Math.sqrt(Math.PI), bell));
  }

  @Override
  protected Range range(Range x) {
    return increasing(x, ErrorFunction::of);
  }
}
