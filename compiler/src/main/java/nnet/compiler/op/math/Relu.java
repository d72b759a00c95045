package nnet.compiler.op.math;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What {@code if x > 0 then x else 0} becomes: its derivative tells from the result alone where x
 * was positive, so that neither x nor the condition is kept.
 */
public final class Relu extends ElementwiseOperator {
  public static final Relu INSTANCE = new Relu();

  private Relu() {
    super(
        "relu",
        new Documentation(
            "The positive part; its slope at 0 is 0.", "y = max(x, 0)", "ONNX, operator Relu"),
        Optional.empty());
  }

  @Override
  public String rule() {
    return "relu'(z) = 1 where relu(z) > 0, else 0";
  }

  @Override
  protected Element element(List<Tensor> operands) {
    Range x = operands.get(0).range();
    return new Element.Real(new Range(Math.max(x.low(), 0), Math.max(x.high(), 0)));
  }

  @Override
  public double evaluate(double... operands) {
    return operands[0] > 0 ? operands[0] : 0;
  }

  @Override
  public String write(LoopWriter writer, List<String> operands) {
    String x = operands.get(0);
    String zero = writer.constant(0);
    return writer.select(writer.compare(">", x, zero), x, zero);
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Arithmetic arithmetic = new Arithmetic(backward.builder());
    Value positive = arithmetic.apply(Greater.INSTANCE, backward.result(), arithmetic.constant(0));
    return Collections.singletonList(arithmetic.where(positive, backward.gradient()));
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(Attributes.NONE, Sample.Operand.of(-2, 2, Shape.of(Dim.BATCH, Dim.of(5)))),
        Sample.of(Attributes.NONE, Sample.Operand.of(-2, 2, Shape.SCALAR)));
  }
}
