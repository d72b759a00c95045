package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.Collections;
import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.KernelOperator;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** A stretch of one axis: elements {@code from} to {@code to - 1}. */
public final class Slice extends KernelOperator {
  public static final Slice INSTANCE = new Slice();

  private Slice() {
    super(
        "slice",
        new Documentation(
            "A stretch of one axis, `x[from:to]`.", "y[i] = x[from + i]", "ONNX, operator Slice"));
  }

  /** The attributes of a stretch of an axis of the graph's value. */
  public static Attributes attributes(int axis, Dim from, Dim to) {
    return Attributes.of("axis", axis).with("bounds", Shape.of(from, to));
  }

  @Override
  public boolean leavesOut() {
    return true;
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    ValueType operand = operands.get(0);
    int axis = attributes.integer("axis");
    require(0 <= axis && axis < operand.rank(), operands);
    Shape bounds = attributes.shape("bounds");
    return operand.withShape(operand.shape().with(axis, bounds.dim(1).minus(bounds.dim(0))));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    int axis = backward.attributes().integer("axis");
    Shape bounds = backward.attributes().shape("bounds");
    Dim size = backward.operand(0).type().shape().dim(axis);
    Attributes padding = Pad.attributes(axis, bounds.dim(0), size.minus(bounds.dim(1)));
    return Collections.singletonList(backward.apply(Pad.INSTANCE, padding, backward.gradient()));
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    int axis = evaluation.attributes().integer("axis");
    int from = evaluation.attributes().shape("bounds").dim(0).resolve(evaluation.batch());
    NdArray y = evaluation.result();
    Stretch.copy(evaluation.operand(0), from, y, 0, axis, y.shape()[axis]);
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    int axis = emission.attributes().integer("axis");
    Dim from = emission.attributes().shape("bounds").dim(0);
    Dim length = emission.resultType().shape().dim(axis);
    return Stretch.emit(
        emission,
        axis,
        length,
        new Stretch.End(emission.operand(0), emission.type(0).shape(), from),
        new Stretch.End(emission.result(), emission.resultType().shape(), Dim.ZERO));
  }

  @Override
  public List<Sample> samples() {
    Shape shape = Shape.of(Dim.BATCH, Dim.of(5), Dim.of(2));
    return List.of(
        Sample.of(attributes(1, Dim.of(1), Dim.of(4)), Sample.Operand.of(-1, 1, shape)),
        Sample.of(attributes(2, Dim.of(1), Dim.of(2)), Sample.Operand.of(-1, 1, shape)),
        Sample.of(attributes(0, Dim.ZERO, Dim.ONE), Sample.Operand.of(-1, 1, shape)));
  }
}
