package nnet.compiler.op.nn;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The logarithm of softmax, exact where softmax itself rounds to 0. */
public final class LogSoftmax extends RowOperator {
  public static final LogSoftmax INSTANCE = new LogSoftmax();

  private LogSoftmax() {
    super(
        "log_softmax",
        "logSoftmax",
        new Documentation(
            "The logarithm of softmax, exact where softmax itself rounds to 0.",
            "y_i = x_i - ln(sum over j of exp(x_j))",
            "ONNX, operator LogSoftmax"));
  }

  @Override
  public String rule() {
    return "log_softmax'(x): dx = dy - exp(y) sum(dy)";
  }

  @Override
  double[] line(double[] x) {
    double largest = Arrays.stream(x).max().orElse(0);
    double sum = Arrays.stream(x).map(value -> Math.exp(value - largest)).sum();
    return Arrays.stream(x).map(value -> value - largest - Math.log(sum)).toArray();
  }

  @Override
  Element element(boolean lastAxis) {
    return new Element.Real(new Range(Double.NEGATIVE_INFINITY, 0));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(
        backward.apply(
            LogSoftmaxGradient.INSTANCE,
            backward.attributes(),
            backward.result(),
            backward.gradient()));
  }
}
