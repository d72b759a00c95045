package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.KernelCall;
import nnet.compiler.op.KernelOperator;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** One number before and behind the elements of an axis. */
public final class Pad extends KernelOperator {
  public static final Pad INSTANCE = new Pad();

  private Pad() {
    super(
        "pad",
        new Documentation(
            "One number, usually 0, before and behind the elements of an axis.",
            "y[before + i] = x[i]",
            "ONNX, operator Pad"));
  }

  /** The attributes of so many zeros on both ends of an axis of the graph's value. */
  public static Attributes attributes(int axis, Dim before, Dim behind) {
    return attributes(axis, before, behind, 0);
  }

  /** The attributes of a number so many times on both ends of an axis of the graph's value. */
  static Attributes attributes(int axis, Dim before, Dim behind, double value) {
    return Attributes.of("axis", axis)
        .with("around", Shape.of(before, behind))
        .with("value", value);
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    ValueType operand = operands.get(0);
    int axis = attributes.integer("axis");
    require(0 <= axis && axis < operand.rank(), operands);
    Shape around = attributes.shape("around");
    Dim size = operand.shape().dim(axis).plus(around.dim(0)).plus(around.dim(1));
    return operand.withShape(operand.shape().with(axis, size));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    int axis = backward.attributes().integer("axis");
    Dim before = backward.attributes().shape("around").dim(0);
    Dim size = backward.operand(0).type().shape().dim(axis);
    Attributes stretch = Slice.attributes(axis, before, before.plus(size));
    return Collections.singletonList(backward.apply(Slice.INSTANCE, stretch, backward.gradient()));
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    int axis = evaluation.attributes().integer("axis");
    int before = evaluation.attributes().shape("around").dim(0).resolve(evaluation.batch());
    NdArray x = evaluation.operand(0);
    NdArray y = evaluation.result();
    Arrays.fill(y.data(), evaluation.attributes().real("value"));
    Stretch.copy(x, 0, y, before, axis, x.shape()[axis]);
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    int axis = emission.attributes().integer("axis");
    Dim before = emission.attributes().shape("around").dim(0);
    Shape shape = emission.type(0).shape();
    CodeBlock copy =
        Stretch.emit(
            emission,
            axis,
            shape.dim(axis),
            new Stretch.End(emission.operand(0), shape, Dim.ZERO),
            new Stretch.End(emission.result(), emission.resultType().shape(), before));
    return CodeBlock.builder()
        .add(KernelCall.fill(emission, emission.attributes().real("value")))
        .add(copy)
        .build();
  }

  @Override
  public List<Sample> samples() {
    Shape shape = Shape.of(Dim.BATCH, Dim.of(3), Dim.of(2));
    return List.of(
        Sample.of(attributes(1, Dim.of(1), Dim.of(2)), Sample.Operand.of(-1, 1, shape)),
        Sample.of(attributes(2, Dim.ZERO, Dim.of(2), 0.5), Sample.Operand.of(-1, 1, shape)));
  }
}
