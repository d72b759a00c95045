package nnet.compiler.op.math;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Whether a number is neither infinite nor NaN. */
public final class IsFinite extends ElementwiseOperator {
  public static final IsFinite INSTANCE = new IsFinite();

  private IsFinite() {
    super(
        "is_finite",
        new Documentation(
            "Whether a number is neither infinite nor NaN.", "y = (x - x == 0)", "C99, isfinite"),
        Optional.of(Signature.of("x")));
  }

  @Override
  protected DataType data(List<ValueType> operands) {
    return DataType.BOOLEAN;
  }

  @Override
  protected Element element(List<Tensor> operands) {
    return Element.BOOL;
  }

  @Override
  public double evaluate(double... operands) {
    return Double.isFinite(operands[0]) ? 1 : 0;
  }

  @Override
  public String write(LoopWriter writer, List<String> operands) {
    String x = operands.get(0);
    return writer.compare("==", writer.subtract(x, x), writer.constant(0));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(null);
  }

  @Override
  public List<Sample> samples() {
    Shape rows = Shape.of(Dim.BATCH, Dim.of(3));
    return List.of(Sample.of(Attributes.NONE, Sample.Operand.of(-2, 2, rows)));
  }
}
