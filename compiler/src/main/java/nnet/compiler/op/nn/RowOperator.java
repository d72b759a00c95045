package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Application;
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

/** Turns lines of elements along an axis into lines of the same length. */
abstract class RowOperator extends KernelOperator {
  private final String kernel;

  RowOperator(String name, String kernel, Documentation documentation) {
    super(name, documentation, Signature.of("x").with("axis", OptionKind.INTEGER, Dim.of(-1)));
    this.kernel = kernel;
  }

  /** One line of the result. */
  abstract double[] line(double[] x);

  abstract Element element(boolean lastAxis);

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public final int inPlace() {
    return 0;
  }

  @Override
  public final Built build(Application application) {
    Tensor operand = application.operand(0);
    Dim axis = application.options().integer("axis");
    Optional<Built.Problem> problem =
        Refusals.unlessNumeric(name(), application.operands())
            .or(() -> AxisOption.problem(axis, operand));
    if (problem.isPresent()) {
      return problem.get();
    }
    int place = axis.size() < 0 ? axis.size() + operand.rank() : axis.size();
    Tensor filled = Padding.filled(application, operand, List.of(place), Padding.LOWEST);
    int graphAxis = filled.graphAxis(place);
    boolean last = place == operand.rank() - 1;
    Attributes attributes = AxisGroup.single(graphAxis).attributes();
    return Built.of(
        new Tensor(
            application.apply(this, attributes, filled.value()),
            element(last),
            filled.perExample()));
  }

  @Override
  public final ValueType infer(Attributes attributes, List<ValueType> operands) {
    require(AxisGroup.of(attributes).fits(operands.get(0).shape()), operands);
    return ValueType.of(operands.get(0).shape());
  }

  @Override
  public final NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray y = evaluation.result();
    int[] sizes = AxisGroup.of(evaluation.attributes()).sizes(x.shape());
    for (int line = 0; line < sizes[0] * sizes[2]; line++) {
      Lines.put(y, sizes, line, line(Lines.of(x, sizes, line)));
    }
    return y;
  }

  @Override
  public final CodeBlock emit(Emission emission) {
    return KernelCall.statement(
        kernel,
        emission.operand(0).arguments(),
        emission.result().arguments(),
        RowGradient.sizes(emission));
  }

  @Override
  public final List<Sample> samples() {
    Sample.Operand x = Sample.Operand.of(-2, 2, Shape.of(Dim.BATCH, Dim.of(3), Dim.of(4)));
    return List.of(
        Sample.of(AxisGroup.single(2).attributes(), x),
        Sample.of(AxisGroup.single(1).attributes(), x));
  }
}
