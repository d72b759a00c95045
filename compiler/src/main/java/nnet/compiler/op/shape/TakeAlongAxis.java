package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Application;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Built;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.KernelCall;
import nnet.compiler.op.KernelOperator;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.AxisOption;
import nnet.compiler.op.reduce.Lines;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Elements along an axis by their numbers there. */
public final class TakeAlongAxis extends KernelOperator {
  public static final TakeAlongAxis INSTANCE = new TakeAlongAxis();

  private TakeAlongAxis() {
    super(
        "take_along_axis",
        new Documentation(
            "Elements along an axis by their numbers there, such as those of `argsort`.",
            "y[i, k] = x[i, index[i, k]]",
            "NumPy, numpy.take_along_axis; PyTorch, torch.gather"),
        Signature.of("x", "index").with("axis", OptionKind.INTEGER, Dim.of(-1)));
  }

  @Override
  public boolean leavesOut() {
    return true;
  }

  @Override
  public String rule() {
    return "x[k]' adds each element's gradient at k";
  }

  @Override
  public String example() {
    return """
    input x: f32[4]
    input index: class(4)[2]
    output result = take_along_axis(x, index)\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor x = application.operand(0);
    Tensor index = application.operand(1);
    Dim option = application.options().integer("axis");
    Optional<Built.Problem> problem = AlongAxis.problem(x, index, option);
    if (problem.isPresent()) {
      return problem.get();
    }
    int axis = AxisOption.position(option, x);
    Dim size = x.shape().dim(axis);
    if (index.element() instanceof Element.ClassIndex label && label.count().differsAlways(size)) {
      return AlongAxis.mismatch(x, index, size + " elements and " + label.count() + " labels");
    }
    return Built.of(taken(application.of(x, index), axis));
  }

  /** The elements of the first operand by the second. */
  static Tensor taken(Application application, int axis) {
    Tensor x = application.operand(0);
    boolean perExample = application.perExample();
    Value value =
        application.apply(
            INSTANCE,
            AxisGroup.single(perExample ? axis + 1 : axis).attributes(),
            AlongAxis.aligned(application, x),
            AlongAxis.aligned(application, application.operand(1)));
    Element element = x.element() instanceof Element.Simplex ? Element.UNIT : x.element();
    return new Tensor(value, element, perExample);
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    ValueType x = operands.get(0);
    require(AxisGroup.of(attributes).fits(x.shape()), operands);
    require(x.rank() == operands.get(1).rank(), operands);
    return x.withShape(operands.get(1).shape());
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    AxisGroup axes = AxisGroup.of(backward.attributes());
    Dim size = axes.axis(backward.operand(0).type().shape());
    Value sums =
        backward.apply(
            ScatterAlongAxis.INSTANCE,
            ScatterAlongAxis.attributes(axes, size),
            backward.gradient(),
            backward.operand(1));
    return Arrays.asList(sums, null);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray index = evaluation.operand(1);
    NdArray y = evaluation.result();
    AxisGroup axes = AxisGroup.of(evaluation.attributes());
    int[] from = axes.sizes(x.shape());
    int[] to = axes.sizes(y.shape());
    for (int line = 0; line < to[0] * to[2]; line++) {
      for (int k = 0; k < to[1]; k++) {
        int at = Lines.place(to, line, k);
        y.data()[at] = x.get(Lines.place(from, line, (int) index.get(at)));
      }
    }
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Shape shape = emission.resultType().shape();
    AxisGroup axes = AxisGroup.of(emission.attributes());
    return KernelCall.statement(
        "takeAlong",
        emission.operand(0).arguments(),
        emission.operand(1).arguments(),
        emission.result().arguments(),
        emission.size(axes.outer(shape)),
        emission.size(axes.axis(emission.type(0).shape())),
        emission.size(axes.axis(shape)),
        emission.size(axes.inner(shape)));
  }

  @Override
  public List<Sample> samples() {
    Sample.Operand x = Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(3), Dim.of(4)));
    return List.of(
        Sample.of(
            AxisGroup.single(1).attributes(),
            x,
            Sample.Operand.index(3, Shape.of(Dim.BATCH, Dim.of(5), Dim.of(4)))),
        Sample.of(
            AxisGroup.single(2).attributes(),
            x,
            Sample.Operand.index(4, Shape.of(Dim.BATCH, Dim.of(3), Dim.of(2)))));
  }
}
