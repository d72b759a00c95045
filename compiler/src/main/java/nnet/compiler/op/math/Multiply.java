package nnet.compiler.op.math;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Node;
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

  /** A square is never negative. */
  @Override
  public Range range(Node node, List<Range> operands) {
    Range product = super.range(node, operands);
    boolean square = node.operands().get(0) == node.operands().get(1);
    return square ? new Range(Math.max(0, product.low()), product.high()) : product;
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
