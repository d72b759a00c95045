package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
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
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.AxisOption;
import nnet.compiler.op.reduce.Lines;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** The places of the elements of an axis in their order; it has no derivative. */
public final class Argsort extends KernelOperator {
  public static final Argsort INSTANCE = new Argsort();

  private Argsort() {
    super(
        "argsort",
        new Documentation(
            "The places of the elements of an axis in ascending order; equal ones keep theirs.",
            "x[y[0]] <= x[y[1]] <= ...",
            "PyTorch, torch.argsort with stable=True"),
        Signature.of("x")
            .with("axis", OptionKind.INTEGER, Dim.of(-1))
            .with("descending", OptionKind.FLAG, false));
  }

  @Override
  public String example() {
    return """
    input x: f32[3]
    output result = x * one_hot(argsort(x)[0])\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor x = application.operand(0);
    Dim option = application.options().integer("axis");
    Optional<Built.Problem> problem = AxisOption.problem(name(), application);
    if (problem.isPresent()) {
      return problem.get();
    }
    boolean descending = application.options().flag("descending");
    return Built.of(places(application, x, AxisOption.position(option, x), descending));
  }

  /** The places along an axis of one example; those of padding come last. */
  static Tensor places(Application application, Tensor x, int axis, boolean descending) {
    double last = descending ? Padding.LOWEST : Padding.HIGHEST;
    Tensor filled = Padding.filled(application, x, List.of(axis), last);
    Attributes attributes =
        AxisGroup.single(x.graphAxis(axis)).attributes().with("descending", descending);
    return new Tensor(
        application.apply(INSTANCE, attributes, filled.value()),
        new Element.ClassIndex(x.shape().dim(axis)),
        filled.perExample());
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    ValueType x = operands.get(0);
    require(AxisGroup.of(attributes).fits(x.shape()), operands);
    return new ValueType(DataType.INTEGER, x.shape());
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(null);
  }

  @Override
  public double[] branches(NdArray result) {
    return result.data();
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray y = evaluation.result();
    boolean descending = evaluation.attributes().flag("descending");
    int[] sizes = AxisGroup.of(evaluation.attributes()).sizes(x.shape());
    for (int line = 0; line < sizes[0] * sizes[2]; line++) {
      Lines.put(y, sizes, line, order(Lines.of(x, sizes, line), descending));
    }
    return y;
  }

  private static double[] order(double[] line, boolean descending) {
    Comparator<Integer> ascending = Comparator.comparingDouble(k -> line[k] + 0.0);
    return IntStream.range(0, line.length)
        .boxed()
        .sorted(descending ? ascending.reversed() : ascending)
        .mapToDouble(Integer::doubleValue)
        .toArray();
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Shape shape = emission.resultType().shape();
    AxisGroup axes = AxisGroup.of(emission.attributes());
    return KernelCall.statement(
        "argsort",
        emission.operand(0).arguments(),
        emission.result().arguments(),
        emission.size(axes.outer(shape)),
        emission.size(axes.axis(shape)),
        emission.size(axes.inner(shape)),
        emission.attributes().flag("descending"));
  }

  @Override
  public List<Sample> samples() {
    Sample.Operand x = Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(5), Dim.of(4)));
    return List.of(
        Sample.of(AxisGroup.single(1).attributes().with("descending", false), x),
        Sample.of(AxisGroup.single(2).attributes().with("descending", true), x));
  }
}
