package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
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
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Sqrt;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Lines;
import nnet.compiler.op.reduce.Sum;
import nnet.compiler.op.reduce.Unbroadcast;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** The derivative of {@link Normalize}, from its operand: one pass, which keeps nothing. */
public final class NormalizeGradient extends KernelOperator {
  public static final NormalizeGradient INSTANCE = new NormalizeGradient();

  private NormalizeGradient() {
    super(
        "normalize_gradient",
        new Documentation(
            "The derivative of rows less their mean, over the root of their variance.",
            "dx = (dy - mean(dy) - y mean(y dy)) / sqrt(variance(x) + epsilon), y = normalize(x)",
            ""));
  }

  @Override
  public int inPlace() {
    return 1;
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    Shape shape = operands.get(0).shape();
    require(shape.equals(operands.get(1).shape()), operands);
    require(AxisGroup.of(attributes).to() == shape.rank(), operands);
    return ValueType.of(shape);
  }

  /**
   * With y = normalize(x), its deviation s and the gradients u of dy and v of g: d/dx gives -(y
   * mean(g u) + v mean(y dy) + u mean(y g)) / s, d/d dy gives v.
   */
  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Arithmetic arithmetic = new Arithmetic(backward.builder());
    Value x = backward.operand(0);
    Value dy = backward.operand(1);
    Value g = backward.gradient();
    Value y = backward.apply(Normalize.INSTANCE, backward.attributes(), x);
    Value u = backward.apply(INSTANCE, backward.attributes(), x, dy);
    Value v = backward.apply(INSTANCE, backward.attributes(), x, g);
    Value sum = arithmetic.multiply(y, mean(backward, arithmetic.multiply(g, u)));
    sum = arithmetic.add(sum, arithmetic.multiply(v, mean(backward, arithmetic.multiply(y, dy))));
    sum = arithmetic.add(sum, arithmetic.multiply(u, mean(backward, arithmetic.multiply(y, g))));
    Value distance = arithmetic.subtract(x, mean(backward, x));
    Value variance = mean(backward, arithmetic.square(distance));
    Value epsilon = arithmetic.constant(backward.attributes().real("epsilon"));
    Value deviation = arithmetic.apply(Sqrt.INSTANCE, arithmetic.add(variance, epsilon));
    return Arrays.asList(arithmetic.negate(arithmetic.divide(sum, deviation)), v);
  }

  /** The mean of each row, repeated along it. */
  private static Value mean(Backward backward, Value value) {
    Shape shape = value.type().shape();
    AxisGroup axes = AxisGroup.of(backward.attributes());
    Value sum = backward.apply(Sum.INSTANCE, axes.attributes(), value);
    Arithmetic arithmetic = new Arithmetic(backward.builder());
    Value mean = arithmetic.divide(sum, arithmetic.constant(axes.axis(shape).size()));
    return Unbroadcast.repeat(backward.builder(), mean, axes, shape);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray dy = evaluation.operand(1);
    NdArray dx = evaluation.result();
    double epsilon = evaluation.attributes().real("epsilon");
    int[] sizes = AxisGroup.of(evaluation.attributes()).sizes(x.shape());
    for (int row = 0; row < sizes[0]; row++) {
      double[] gradients = row(Lines.of(x, sizes, row), Lines.of(dy, sizes, row), epsilon);
      Lines.put(dx, sizes, row, gradients);
    }
    return dx;
  }

  private static double[] row(double[] x, double[] dy, double epsilon) {
    double[] y = Normalize.row(x, epsilon);
    double deviation = Normalize.deviation(x, epsilon);
    double shift = Arrays.stream(dy).average().orElse(0);
    double slope = 0;
    for (int i = 0; i < y.length; i++) {
      slope += y[i] * dy[i] / y.length;
    }
    double[] dx = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      dx[i] = (dy[i] - shift - y[i] * slope) / deviation;
    }
    return dx;
  }

  @Override
  public NdArray summands(Attributes attributes, List<NdArray> operands, NdArray result) {
    return Normalize.largest(attributes, operands.get(0), operands.get(1));
  }

  @Override
  public CodeBlock emit(Emission emission) {
    return KernelCall.statement(
        "normalizeGradient",
        emission.operand(0).arguments(),
        emission.operand(1).arguments(),
        emission.result().arguments(),
        Normalize.sizes(emission));
  }

  @Override
  public List<Sample> samples() {
    Sample.Operand x = Sample.Operand.of(-2, 2, Shape.of(Dim.BATCH, Dim.of(3), Dim.of(4)));
    return List.of(
        Sample.of(Normalize.attributes(new AxisGroup(2, 3), 1e-2), x, x),
        Sample.of(Normalize.attributes(new AxisGroup(1, 3), 0.1), x, x));
  }
}
