package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.ValueType;
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

/** The derivative of an operator on lines, from its result and the gradient of it. */
abstract class RowGradient extends KernelOperator {
  private final String kernel;

  RowGradient(String name, String kernel, Documentation documentation) {
    super(name, documentation);
    this.kernel = kernel;
  }

  /** One line of the operand's gradient. */
  abstract double[] line(double[] y, double[] dy);

  /** How much of the largest gradient of a line there is in what an element is left over from. */
  abstract double weight(double y);

  static CodeBlock sizes(Emission emission) {
    Shape shape = emission.resultType().shape();
    AxisGroup axes = AxisGroup.of(emission.attributes());
    return CodeBlock.of(
        "$L, $L, $L",
        emission.size(axes.outer(shape)),
        emission.size(axes.axis(shape)),
        emission.size(axes.inner(shape)));
  }

  @Override
  public final int inPlace() {
    return 1;
  }

  @Override
  public final ValueType infer(Attributes attributes, List<ValueType> operands) {
    require(operands.get(0).shape().equals(operands.get(1).shape()), operands);
    return ValueType.of(operands.get(0).shape());
  }

  @Override
  public final NdArray evaluate(Evaluation evaluation) {
    NdArray y = evaluation.operand(0);
    NdArray dy = evaluation.operand(1);
    NdArray dx = evaluation.result();
    int[] sizes = AxisGroup.of(evaluation.attributes()).sizes(y.shape());
    for (int line = 0; line < sizes[0] * sizes[2]; line++) {
      double[] gradients = line(Lines.of(y, sizes, line), Lines.of(dy, sizes, line));
      Lines.put(dx, sizes, line, gradients);
    }
    return dx;
  }

  @Override
  public final NdArray summands(Attributes attributes, List<NdArray> operands, NdArray result) {
    NdArray y = operands.get(0);
    NdArray summands = NdArray.zeros(y.shape());
    int[] sizes = AxisGroup.of(attributes).sizes(y.shape());
    for (int line = 0; line < sizes[0] * sizes[2]; line++) {
      double[] dy = Lines.of(operands.get(1), sizes, line);
      double largest = Arrays.stream(dy).map(Math::abs).max().orElse(0);
      double[] weights = Arrays.stream(Lines.of(y, sizes, line)).map(this::weight).toArray();
      Lines.put(summands, sizes, line, Arrays.stream(weights).map(w -> w * largest).toArray());
    }
    return summands;
  }

  @Override
  public final CodeBlock emit(Emission emission) {
    return KernelCall.statement(
        kernel,
        emission.operand(0).arguments(),
        emission.operand(1).arguments(),
        emission.result().arguments(),
        sizes(emission));
  }

  @Override
  public final List<Sample> samples() {
    Shape shape = Shape.of(Dim.BATCH, Dim.of(3), Dim.of(4));
    Sample.Operand y = Sample.Operand.of(0.1, 0.9, shape);
    Sample.Operand dy = Sample.Operand.of(-1, 1, shape);
    return List.of(
        Sample.of(AxisGroup.single(2).attributes(), y, dy),
        Sample.of(AxisGroup.single(1).attributes(), y, dy));
  }
}
