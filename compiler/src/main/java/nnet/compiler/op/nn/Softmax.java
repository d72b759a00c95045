package nnet.compiler.op.nn;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.type.Element;
import org.jspecify.annotations.Nullable;

/** Exponentials that are divided by their sum: a simplex. */
public final class Softmax extends RowOperator {
  public static final Softmax INSTANCE = new Softmax();

  private Softmax() {
    super(
        "softmax",
        "softmax",
        new Documentation(
            "Turns scores into probabilities: positive numbers that sum to one along an axis.",
            "y_i = exp(x_i) / sum over j of exp(x_j)",
            "ONNX, operator Softmax"));
  }

  @Override
  public String rule() {
    return "softmax'(x): dx = y (dy - sum(y dy))";
  }

  @Override
  double[] line(double[] x) {
    double largest = Arrays.stream(x).max().orElse(0);
    double[] y = Arrays.stream(x).map(value -> Math.exp(value - largest)).toArray();
    double sum = Arrays.stream(y).sum();
    return Arrays.stream(y).map(value -> value / sum).toArray();
  }

  @Override
  Element element(boolean lastAxis) {
    return lastAxis ? new Element.Simplex() : Element.UNIT;
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(
        backward.apply(
            SoftmaxGradient.INSTANCE,
            backward.attributes(),
            backward.result(),
            backward.gradient()));
  }
}
