package nnet.compiler.op.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Application;
import nnet.compiler.op.Broadcasting;
import nnet.compiler.op.Built;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Elementwise;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;

/** What elementwise operators have in common: broadcasting, types and the loop in float64. */
public abstract class ElementwiseOperator implements Elementwise {
  private final String name;
  private final Documentation documentation;
  private final Optional<Signature> signature;

  protected ElementwiseOperator(
      String name, Documentation documentation, Optional<Signature> signature) {
    this.name = name;
    this.documentation = documentation;
    this.signature = signature;
  }

  /** What is known of the elements of the result. */
  protected abstract Element element(List<Tensor> operands);

  /** Why these elements cannot be computed with; empty where they can. */
  protected Optional<Built.Problem> refusal(List<Tensor> operands) {
    return Refusals.unlessNumeric(name, operands);
  }

  /**
   * What is put into the padding of an operand before the operator is applied; NaN where nothing
   * is: where any number has a finite result with finite derivatives.
   */
  protected double inPadding(int operand) {
    return Double.NaN;
  }

  /** What cannot be done with tensors of other shapes, as in "cannot be added". */
  protected String participle() {
    return "taken together by `" + name + "`";
  }

  /** Whether integers give integers. */
  protected boolean keepsIntegers() {
    return false;
  }

  /** How the elements of the result are stored. */
  protected DataType data(List<ValueType> operands) {
    return arithmetic(operands, keepsIntegers());
  }

  /** Scalars are float64 as soon as one of them is; anything with a tensor is float32. */
  static DataType arithmetic(List<ValueType> operands, boolean keepsIntegers) {
    boolean scalars = operands.stream().allMatch(type -> type.rank() == 0);
    if (scalars && operands.stream().anyMatch(type -> type.data() == DataType.DOUBLE)) {
      return DataType.DOUBLE;
    }
    boolean integers = operands.stream().allMatch(type -> type.data() == DataType.INTEGER);
    return keepsIntegers && integers ? DataType.INTEGER : DataType.FLOAT;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Documentation documentation() {
    return documentation;
  }

  @Override
  public final Optional<Signature> signature() {
    return signature;
  }

  @Override
  public final ValueType infer(Attributes attributes, List<ValueType> operands) {
    List<Shape> shapes = operands.stream().map(ValueType::shape).toList();
    Shape shape =
        Broadcasting.common(shapes)
            .orElseThrow(() -> new IllegalArgumentException(name + " of " + shapes));
    return new ValueType(data(operands), shape);
  }

  @Override
  public Built build(Application application) {
    List<Tensor> operands = application.operands();
    Optional<Built.Problem> refused = refusal(operands);
    if (refused.isPresent()) {
      return refused.get();
    }
    List<Shape> shapes = operands.stream().map(Tensor::shape).toList();
    if (Broadcasting.common(shapes).isEmpty()) {
      return Refusals.shapes(participle(), operands);
    }
    return Built.of(Alignment.apply(defined(application), this, element(operands)));
  }

  /** The call with operands for which the operator is defined in padding too. */
  private Application defined(Application application) {
    Tensor[] operands = application.operands().toArray(Tensor[]::new);
    for (int i = 0; i < operands.length; i++) {
      if (!Double.isNaN(inPadding(i))) {
        operands[i] = Padding.filled(application, operands[i], inPadding(i));
      }
    }
    return application.of(operands);
  }

  @Override
  public Range range(Node node, List<Range> operands) {
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      tensors.add(new Tensor(node.operands().get(i), new Element.Real(operands.get(i)), false));
    }
    return element(tensors).range();
  }

  @Override
  public boolean isSteep(List<Range> operands) {
    return IntStream.range(0, operands.size()).anyMatch(i -> !Double.isNaN(inPadding(i)));
  }

  @Override
  public final NdArray evaluate(Evaluation evaluation) {
    NdArray result = evaluation.result();
    int count = evaluation.operands().size();
    double[][] values = new double[count][];
    int[][] places = new int[count][];
    for (int k = 0; k < count; k++) {
      values[k] = evaluation.operand(k).data();
      places[k] = Broadcasting.places(evaluation.operand(k).shape(), result.shape());
    }
    double[] arguments = new double[count];
    for (int i = 0; i < result.size(); i++) {
      for (int k = 0; k < count; k++) {
        arguments[k] = values[k][places[k][i]];
      }
      result.data()[i] = evaluate(arguments);
    }
    return result;
  }
}
