package nnet.compiler.op.nn;

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
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Lines;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Rows of the last axes less their mean, over the root of their variance. */
public final class Normalize extends KernelOperator {
  public static final Normalize INSTANCE = new Normalize();

  private Normalize() {
    super(
        "normalize",
        new Documentation(
            "Rows less their mean, over the root of their variance.",
            "y = (x - mean(x)) / sqrt(variance(x) + epsilon)",
            "ONNX, operator LayerNormalization"));
  }

  /** Rows are what the axes from {@code from} to the last one hold. */
  public static Attributes attributes(AxisGroup axes, double epsilon) {
    return axes.attributes().with("epsilon", epsilon);
  }

  @Override
  public String rule() {
    return "normalize'(x): dx = (dy - mean(dy) - y mean(y dy)) / sqrt(variance(x) + epsilon)";
  }

  @Override
  public int inPlace() {
    return 0;
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    Shape shape = operands.get(0).shape();
    AxisGroup axes = AxisGroup.of(attributes);
    require(axes.fits(shape) && axes.to() == shape.rank(), operands);
    return ValueType.of(shape);
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(
        backward.apply(
            NormalizeGradient.INSTANCE,
            backward.attributes(),
            backward.operand(0),
            backward.gradient()));
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray y = evaluation.result();
    double epsilon = evaluation.attributes().real("epsilon");
    int[] sizes = AxisGroup.of(evaluation.attributes()).sizes(x.shape());
    for (int row = 0; row < sizes[0]; row++) {
      Lines.put(y, sizes, row, row(Lines.of(x, sizes, row), epsilon));
    }
    return y;
  }

  static double[] row(double[] x, double epsilon) {
    double mean = Arrays.stream(x).average().orElse(0);
    double deviation = deviation(x, epsilon);
    return Arrays.stream(x).map(value -> (value - mean) / deviation).toArray();
  }

  /** The root of a row's variance. */
  static double deviation(double[] x, double epsilon) {
    double mean = Arrays.stream(x).average().orElse(0);
    double variance =
        Arrays.stream(x).map(value -> (value - mean) * (value - mean)).average().orElse(0);
    return Math.sqrt(variance + epsilon);
  }

  @Override
  public NdArray summands(Attributes attributes, List<NdArray> operands, NdArray result) {
    return largest(attributes, operands.get(0), operands.get(0));
  }

  /** The largest size in each row, over the deviation of x there, for all elements of the row. */
  static NdArray largest(Attributes attributes, NdArray x, NdArray values) {
    int[] sizes = AxisGroup.of(attributes).sizes(x.shape());
    NdArray largest = NdArray.zeros(x.shape());
    for (int row = 0; row < sizes[0]; row++) {
      double deviation = deviation(Lines.of(x, sizes, row), attributes.real("epsilon"));
      double[] line = Lines.of(values, sizes, row);
      Arrays.fill(line, Arrays.stream(line).map(Math::abs).max().orElse(0) / deviation);
      Lines.put(largest, sizes, row, line);
    }
    return largest;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    return KernelCall.statement(
        "normalize",
        emission.operand(0).arguments(),
        emission.result().arguments(),
        sizes(emission));
  }

  static CodeBlock sizes(Emission emission) {
    Shape shape = emission.resultType().shape();
    AxisGroup axes = AxisGroup.of(emission.attributes());
    return CodeBlock.of(
        "$L, $L, $L",
        emission.size(axes.outer(shape)),
        emission.size(axes.axis(shape)),
        KernelCall.literal(emission.attributes().real("epsilon")));
  }

  @Override
  public List<Sample> samples() {
    Sample.Operand x = Sample.Operand.of(-2, 2, Shape.of(Dim.BATCH, Dim.of(3), Dim.of(4)));
    return List.of(
        Sample.of(attributes(new AxisGroup(2, 3), 1e-2), x),
        Sample.of(attributes(new AxisGroup(1, 3), 0.1), x));
  }
}
