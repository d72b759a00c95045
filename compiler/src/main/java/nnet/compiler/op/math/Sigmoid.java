package nnet.compiler.op.math;

import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The logistic function. */
public final class Sigmoid extends UnaryElementwise {
  public static final Sigmoid INSTANCE = new Sigmoid();

  private Sigmoid() {
    super(
        "sigmoid",
        new Documentation(
            "The logistic function.", "y = 1 / (1 + exp(-x))", "ONNX, operator Sigmoid"),
        "sigmoid'(z) = sigmoid(z) (1 - sigmoid(z))");
  }

  @Override
  protected double compute(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Override
  protected String write(LoopWriter writer, String x) {
    return writer.function("sigmoid", x);
  }

  @Override
  protected @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient) {
    return arithmetic.multiply(gradient, arithmetic.multiply(y, arithmetic.complement(y)));
  }

  @Override
  protected Range range(Range x) {
    return increasing(x, this::compute);
  }
}
