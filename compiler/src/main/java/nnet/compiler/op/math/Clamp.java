package nnet.compiler.op.math;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.reduce.Unbroadcast;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Brings numbers into an interval; on its ends the slope is 1. */
public final class Clamp extends ElementwiseOperator {
  public static final Clamp INSTANCE = new Clamp();

  private Clamp() {
    super(
        "clamp",
        new Documentation(
            "The nearest number of an interval; at the ends the number takes the gradient.",
            "y = min(max(x, low), high)",
            "ONNX, operator Clip"),
        Optional.of(Signature.of("x", "low", "high")));
  }

  @Override
  public String rule() {
    return "clamp(x, low, high)' = x' where low <= x <= high, else that of the nearer end";
  }

  @Override
  public boolean leavesOut() {
    return true;
  }

  @Override
  protected Element element(List<Tensor> operands) {
    Range x = operands.get(0).range();
    Range low = operands.get(1).range();
    Range high = operands.get(2).range();
    double least = Math.min(Math.max(x.low(), low.low()), high.low());
    double most = Math.min(Math.max(x.high(), low.high()), high.high());
    return new Element.Real(new Range(least, most));
  }

  @Override
  public double evaluate(double... operands) {
    return Math.min(Math.max(operands[0], operands[1]), operands[2]);
  }

  @Override
  public String write(LoopWriter writer, List<String> operands) {
    return writer.min(writer.max(operands.get(0), operands.get(1)), operands.get(2));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Arithmetic arithmetic = new Arithmetic(backward.builder());
    Value gradient = backward.gradient();
    Value x = backward.operand(0);
    Value low = backward.operand(1);
    Value high = backward.operand(2);
    Value below = arithmetic.apply(Less.INSTANCE, x, low);
    Value raised = arithmetic.apply(Maximum.INSTANCE, x, low);
    Value above = arithmetic.apply(Greater.INSTANCE, raised, high);
    Value inside = arithmetic.whereNot(above, gradient);
    return Unbroadcast.all(
        backward,
        Arrays.asList(
            arithmetic.whereNot(below, inside),
            arithmetic.where(below, inside),
            arithmetic.where(above, gradient)));
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            Attributes.NONE,
            Sample.Operand.of(-2, 2, Shape.of(Dim.BATCH, Dim.of(6))),
            Sample.Operand.of(-1, -0.5, Shape.SCALAR),
            Sample.Operand.of(0.5, 1, Shape.of(6))));
  }
}
