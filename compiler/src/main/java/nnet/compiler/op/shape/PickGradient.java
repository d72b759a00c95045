package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Arrays;
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
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Lines;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Numbers put in their places along an axis, zeros elsewhere: the derivative of picking. */
public final class PickGradient extends KernelOperator {
  public static final PickGradient INSTANCE = new PickGradient();

  private PickGradient() {
    super(
        "pick_gradient",
        new Documentation(
            "Numbers put in their places along an axis, zeros elsewhere.",
            "y[i, k] = x[i] where k = index[i], else 0",
            ""));
  }

  /** The numbers in their places along the axes of a tensor of this shape. */
  public static Value apply(
      Backward backward, Value numbers, Value places, AxisGroup axes, Shape shape) {
    return backward.apply(INSTANCE, axes.attributes().with("shape", shape), numbers, places);
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    Shape shape = attributes.shape("shape");
    AxisGroup axes = AxisGroup.of(attributes);
    require(axes.fits(shape) && operands.get(0).rank() == axes.reduced(shape).rank(), operands);
    return ValueType.of(shape);
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Shape shape = backward.attributes().shape("shape");
    AxisGroup axes = AxisGroup.of(backward.attributes());
    Value lines = axesLast(backward, shape, axes);
    Value picked = backward.apply(Pick.INSTANCE, lines, backward.operand(1));
    return Arrays.asList(picked, null);
  }

  /** The gradient with the axes that places count in as one, at the end. */
  private static Value axesLast(Backward backward, Shape shape, AxisGroup axes) {
    Shape before = shape.slice(0, axes.from());
    Shape behind = shape.slice(axes.to(), shape.rank());
    Shape grouped = before.insert(before.rank(), axes.axis(shape)).plus(behind);
    Value gradient =
        backward.apply(Reshape.INSTANCE, Attributes.of("shape", grouped), backward.gradient());
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < grouped.rank(); axis++) {
      if (axis != axes.from()) {
        order.add(axis);
      }
    }
    order.add(axes.from());
    return backward.apply(Transpose.INSTANCE, Transpose.attributes(order), gradient);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray y = evaluation.result();
    NdArray numbers = evaluation.operand(0);
    int[] sizes = AxisGroup.of(evaluation.attributes()).sizes(y.shape());
    for (int line = 0; line < numbers.size(); line++) {
      int k = (int) evaluation.operand(1).get(line);
      y.data()[Lines.place(sizes, line, k)] = numbers.get(line);
    }
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Shape shape = emission.resultType().shape();
    AxisGroup axes = AxisGroup.of(emission.attributes());
    return KernelCall.statement(
        "scatterAlong",
        emission.operand(0).arguments(),
        emission.operand(1).arguments(),
        emission.result().arguments(),
        emission.size(axes.outer(shape)),
        emission.size(axes.axis(shape)),
        1,
        emission.size(axes.inner(shape)));
  }

  @Override
  public List<Sample> samples() {
    Shape shape = Shape.of(Dim.BATCH, Dim.of(3), Dim.of(4));
    Shape rows = Shape.of(Dim.BATCH, Dim.of(3));
    return List.of(
        Sample.of(
            AxisGroup.single(2).attributes().with("shape", shape),
            Sample.Operand.of(-1, 1, rows),
            Sample.Operand.index(4, rows)),
        Sample.of(
            new AxisGroup(0, 2).attributes().with("shape", Shape.of(2, 3, 4)),
            Sample.Operand.of(-1, 1, Shape.of(4)),
            Sample.Operand.index(6, Shape.of(4))));
  }
}
