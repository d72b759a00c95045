package nnet.compiler.op.reduce;

import com.palantir.javapoet.CodeBlock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Application;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Built;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.Kernel;
import nnet.compiler.op.KernelCall;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Reduces neighbouring axes of a tensor to one number each; the axes vanish. */
public abstract class Reduction implements Kernel {
  private final String name;
  private final String kernel;
  private final Documentation documentation;
  private final String rule;

  /**
   * @param kernel the method of the runtime's kernels
   */
  protected Reduction(String name, String kernel, Documentation documentation, String rule) {
    this.name = name;
    this.kernel = kernel;
    this.documentation = documentation;
    this.rule = rule;
  }

  /** One line of elements reduced. */
  protected abstract double reduce(double[] line);

  /** The gradient of the operand; null for none. */
  protected abstract @Nullable Value spread(Backward backward, AxisGroup axes);

  /** What is known of the result's elements; {@code count} of them are reduced to one. */
  protected abstract Element element(Tensor operand, Dim count);

  /** What does not count: it is put into the padding of axes that are reduced. */
  protected abstract double neutral();

  protected DataType data(DataType operand) {
    return DataType.FLOAT;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Documentation documentation() {
    return documentation;
  }

  /** The method of the runtime's kernels. */
  public final String kernel() {
    return kernel;
  }

  @Override
  public final String rule() {
    return rule;
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(ReductionCall.SIGNATURE);
  }

  @Override
  public Built build(Application application) {
    return ReductionCall.build(application, name, neutral(), this::reduced);
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  /** The node that reduces these axes of the graph's value. */
  final Tensor reduced(Application application, Tensor operand, AxisGroup axes) {
    Value value = application.apply(this, axes.attributes(), operand.value());
    Dim count = axes.axis(operand.value().type().shape());
    boolean perExample = operand.perExample() && axes.from() > 0;
    return new Tensor(value, element(operand, count), perExample);
  }

  @Override
  public final Range range(Node node, List<Range> operands) {
    Value operand = node.operands().get(0);
    Dim count = AxisGroup.of(node.attributes()).axis(operand.type().shape());
    Element real = new Element.Real(operands.get(0));
    return element(new Tensor(operand, real, false), count).range();
  }

  @Override
  public final ValueType infer(Attributes attributes, List<ValueType> operands) {
    ValueType operand = operands.get(0);
    AxisGroup axes = AxisGroup.of(attributes);
    if (!axes.fits(operand.shape())) {
      throw new IllegalArgumentException(name + " " + axes + " of " + operand);
    }
    return new ValueType(data(operand.data()), axes.reduced(operand.shape()));
  }

  @Override
  public final List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(spread(backward, AxisGroup.of(backward.attributes())));
  }

  @Override
  public final NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray y = evaluation.result();
    int[] sizes = AxisGroup.of(evaluation.attributes()).sizes(x.shape());
    for (int i = 0; i < y.size(); i++) {
      y.data()[i] = reduce(Lines.of(x, sizes, i));
    }
    return y;
  }

  @Override
  public final CodeBlock emit(Emission emission) {
    Shape shape = emission.type(0).shape();
    AxisGroup axes = AxisGroup.of(emission.attributes());
    return KernelCall.statement(
        kernel,
        emission.operand(0).arguments(),
        emission.result().arguments(),
        emission.size(axes.outer(shape)),
        emission.size(axes.axis(shape)),
        emission.size(axes.inner(shape)));
  }

  @Override
  public final List<Sample> samples() {
    Shape shape = Shape.of(Dim.BATCH, Dim.of(3), Dim.of(4));
    return List.of(
        sample(shape, 0, 1), sample(shape, 1, 2), sample(shape, 1, 3), sample(shape, 0, 3));
  }

  private static Sample sample(Shape shape, int from, int to) {
    return Sample.of(new AxisGroup(from, to).attributes(), Sample.Operand.of(-2, 2, shape));
  }
}
