package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
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
import nnet.compiler.op.Padding;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Refusals;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.AxisOption;
import nnet.compiler.op.reduce.Lines;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Adds elements along an axis to zeros, each at its number: the derivative of taking them. */
public final class ScatterAlongAxis extends KernelOperator {
  public static final ScatterAlongAxis INSTANCE = new ScatterAlongAxis();

  private ScatterAlongAxis() {
    super(
        "scatter_along_axis",
        new Documentation(
            "Zeros to which elements along an axis are added, each at its number.",
            "y[i, index[i, k]] += x[i, k]",
            "PyTorch, torch.Tensor.scatter_add_"),
        Signature.of("x", "index")
            .with("size", OptionKind.INTEGER, Dim.ZERO)
            .with("axis", OptionKind.INTEGER, Dim.of(-1)));
  }

  /** The attributes of so many sums along the axes. */
  static Attributes attributes(AxisGroup axes, Dim size) {
    return axes.attributes().with("size", Shape.of(size));
  }

  @Override
  public String rule() {
    return "x[k]' = y' at the number of k";
  }

  @Override
  public String example() {
    return """
    input x: f32[4]
    input kind: class(3)[4]
    output result = scatter_along_axis(x, kind)\
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
    Optional<Built.Problem> problem =
        Refusals.unlessNumeric(name(), List.of(x)).or(() -> AlongAxis.problem(x, index, option));
    if (problem.isPresent()) {
      return problem.get();
    }
    int axis = AxisOption.position(option, x);
    if (x.shape().dim(axis).differsAlways(index.shape().dim(axis))) {
      return AlongAxis.mismatch(x, index, "each element needs a label");
    }
    return index.element() instanceof Element.ClassIndex label
        ? sized(application, axis, label.count())
        : AlongAxis.mismatch(x, index, "each element needs a label");
  }

  /** As many sums as asked for: by default one for each label that there could be. */
  private static Built sized(Application application, int axis, Dim labels) {
    Dim size = application.options().integer("size");
    if (!size.is(0) && size.isConstant() && labels.isConstant() && size.size() < labels.size()) {
      return Built.problem(
          Code.BAD_OPTION, "`size: " + size + "` has no place for " + labels + " labels");
    }
    return Built.of(sums(application, axis, size.is(0) ? labels : size));
  }

  private static Tensor sums(Application application, int axis, Dim size) {
    boolean perExample = application.perExample();
    Tensor x = Padding.filled(application, application.operand(0), List.of(axis), 0);
    Value value =
        application.apply(
            INSTANCE,
            attributes(AxisGroup.single(perExample ? axis + 1 : axis), size),
            BroadcastTo.example(application, x, x.shape(), perExample).value(),
            AlongAxis.aligned(application, application.operand(1)));
    return new Tensor(value, Element.F32, perExample);
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    ValueType x = operands.get(0);
    AxisGroup axes = AxisGroup.of(attributes);
    require(axes.fits(x.shape()) && x.rank() == operands.get(1).rank(), operands);
    return x.withShape(x.shape().with(axes.from(), attributes.shape("size").dim(0)));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    AxisGroup axes = AxisGroup.of(backward.attributes());
    Value taken =
        backward.apply(
            TakeAlongAxis.INSTANCE, axes.attributes(), backward.gradient(), backward.operand(1));
    return Arrays.asList(taken, null);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray index = evaluation.operand(1);
    NdArray y = evaluation.result();
    AxisGroup axes = AxisGroup.of(evaluation.attributes());
    int[] from = axes.sizes(x.shape());
    int[] to = axes.sizes(y.shape());
    for (int line = 0; line < from[0] * from[2]; line++) {
      for (int k = 0; k < from[1]; k++) {
        int at = Lines.place(from, line, k);
        y.data()[Lines.place(to, line, (int) index.get(at))] += x.get(at);
      }
    }
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Shape shape = emission.type(0).shape();
    AxisGroup axes = AxisGroup.of(emission.attributes());
    return KernelCall.statement(
        "scatterAlong",
        emission.operand(0).arguments(),
        emission.operand(1).arguments(),
        emission.result().arguments(),
        emission.size(axes.outer(shape)),
        emission.size(axes.axis(emission.resultType().shape())),
        emission.size(axes.axis(shape)),
        emission.size(axes.inner(shape)));
  }

  @Override
  public List<Sample> samples() {
    Shape shape = Shape.of(Dim.BATCH, Dim.of(3), Dim.of(4));
    return List.of(
        Sample.of(
            attributes(AxisGroup.single(1), Dim.of(2)),
            Sample.Operand.of(-1, 1, shape),
            Sample.Operand.index(2, shape)),
        Sample.of(
            attributes(AxisGroup.single(2), Dim.of(5)),
            Sample.Operand.of(-1, 1, shape),
            Sample.Operand.index(5, shape)));
  }
}
