package nnet.compiler.op.math;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** The value of one formula with the derivative of another. */
public final class Surrogate extends BinaryElementwise {
  public static final Surrogate INSTANCE = new Surrogate();

  private Surrogate() {
    super(
        "surrogate",
        new Documentation(
            "The first number, with the gradient of the second: `value surrogate smooth`.",
            "y = value, y' = smooth'",
            "Bengio et al. 2013, arXiv:1308.3432"),
        Optional.empty(),
        "taken together",
        "surrogate(value, smooth)' = smooth'");
  }

  @Override
  protected double compute(double a, double b) {
    return a;
  }

  @Override
  protected String write(LoopWriter writer, String a, String b) {
    return a;
  }

  @Override
  protected List<@Nullable Value> slopes(
      Arithmetic arithmetic, Value a, Value b, Value y, Value gradient) {
    return both(null, gradient);
  }

  @Override
  protected Element element(List<Tensor> operands) {
    return operands.get(0).element();
  }

  @Override
  protected Range range(Range a, Range b) {
    return a;
  }
}
