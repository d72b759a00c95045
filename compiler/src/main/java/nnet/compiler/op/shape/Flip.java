package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.Collections;
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
import nnet.runtime.kernel.Axes;
import org.jspecify.annotations.Nullable;

/** The elements of an axis in the opposite order. */
public final class Flip extends KernelOperator {
  public static final Flip INSTANCE = new Flip();

  private Flip() {
    super(
        "flip",
        new Documentation(
            "The elements of an axis in the opposite order.",
            "y[i] = x[n - 1 - i]",
            "NumPy, numpy.flip"),
        Signature.of("x").with("axis", OptionKind.INTEGER, Dim.of(-1)));
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor operand = application.operand(0);
    Dim option = application.options().integer("axis");
    Optional<Built.Problem> noAxis = AxisOption.problem(option, operand);
    if (noAxis.isPresent()) {
      return noAxis.get();
    }
    int axis = operand.graphAxis(option.size());
    if (operand.shape().dim(AxisOption.position(option, operand)).isRagged()) {
      return Built.of(ExamplePlaces.reversed(application, AxisOption.position(option, operand)));
    }
    boolean classes =
        operand.element() instanceof Element.Simplex && axis == operand.value().type().rank() - 1;
    Value value = application.apply(INSTANCE, AxisGroup.single(axis).attributes(), operand.value());
    return Built.of(
        new Tensor(value, classes ? Element.UNIT : operand.element(), operand.perExample()));
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    require(AxisGroup.of(attributes).fits(operands.get(0).shape()), operands);
    return operands.get(0);
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(
        backward.apply(INSTANCE, backward.attributes(), backward.gradient()));
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray y = evaluation.result();
    int[] sizes = AxisGroup.of(evaluation.attributes()).sizes(x.shape());
    for (int line = 0; line < sizes[0] * sizes[2]; line++) {
      for (int i = 0; i < sizes[1]; i++) {
        y.data()[Lines.place(sizes, line, i)] = x.get(Lines.place(sizes, line, sizes[1] - 1 - i));
      }
    }
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Shape shape = emission.resultType().shape();
    AxisGroup axes = AxisGroup.of(emission.attributes());
    CodeBlock inner = emission.size(axes.inner(shape));
    CodeBlock row = emission.size(axes.axis(shape).times(axes.inner(shape)));
    return KernelCall.statement(
        "copyAlong",
        emission.operand(0).array(),
        CodeBlock.of("$L + $L - $L", emission.operand(0).offset(), row, inner),
        emission.result().arguments(),
        CodeBlock.of(
            "$1T.of($2L,$W$3L,$W$3L)$Z.and($4L,$W-$5L,$W$5L)$Z.and($5L,$W1,$W1)",
            Axes.class,
            emission.size(axes.outer(shape)),
            row,
            emission.size(axes.axis(shape)),
            inner));
  }

  @Override
  public List<Sample> samples() {
    Sample.Operand x = Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(3), Dim.of(4)));
    return List.of(
        Sample.of(AxisGroup.single(2).attributes(), x),
        Sample.of(AxisGroup.single(1).attributes(), x));
  }
}
