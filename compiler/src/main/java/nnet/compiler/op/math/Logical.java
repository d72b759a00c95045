package nnet.compiler.op.math;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Built;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** A function of conditions. */
public abstract class Logical extends ElementwiseOperator {
  private final int count;

  protected Logical(String name, Documentation documentation, int count) {
    super(name, documentation, Optional.empty());
    this.count = count;
  }

  /** 1 where the condition holds, else 0. */
  protected static String number(LoopWriter writer, String condition) {
    return writer.select(condition, writer.constant(1), writer.constant(0));
  }

  @Override
  protected final DataType data(List<ValueType> operands) {
    return DataType.BOOLEAN;
  }

  @Override
  protected final Element element(List<Tensor> operands) {
    return Element.BOOL;
  }

  @Override
  protected final Optional<Built.Problem> refusal(List<Tensor> operands) {
    for (int i = 0; i < operands.size(); i++) {
      Optional<Built.Problem> problem =
          Refusals.unlessTruth(name(), i, operands.get(i), "compare it, as in `x > 0`");
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  @Override
  public final List<@Nullable Value> gradient(Backward backward) {
    return Collections.nCopies(count, null);
  }

  @Override
  public final List<Sample> samples() {
    Sample.Operand truth =
        new Sample.Operand(DataType.BOOLEAN, Shape.of(Dim.BATCH, Dim.of(4)), 0, 2);
    return List.of(new Sample(Attributes.NONE, Collections.nCopies(count, truth), true));
  }
}
