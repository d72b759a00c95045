package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
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
import nnet.compiler.op.KernelOperator;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Refusals;
import nnet.compiler.op.reduce.AxisOption;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Tensors one behind the other along an axis. */
public final class Concat extends KernelOperator {
  public static final Concat INSTANCE = new Concat();

  private Concat() {
    super(
        "concat",
        new Documentation(
            "Tensors one behind the other along an axis.",
            "y = [a, b, ...]",
            "ONNX, operator Concat"),
        Signature.of("tensors").repeated().with("axis", OptionKind.INTEGER, Dim.of(-1)));
  }

  @Override
  public String example() {
    return """
    input a: f32[3]
    input b: f32[2]
    output result = concat(a, b)\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    List<Tensor> operands = application.operands();
    Dim option = application.options().integer("axis");
    for (Tensor operand : operands) {
      Optional<Built.Problem> problem = AxisOption.problem(option, operand);
      if (problem.isPresent()) {
        return problem.get();
      }
    }
    Tensor first = operands.get(0);
    int axis = option.size() < 0 ? option.size() + first.rank() : option.size();
    if (operands.stream().anyMatch(operand -> !fits(first.shape(), operand.shape(), axis))) {
      return new Built.Problem(
          Code.SHAPE_MISMATCH,
          "these tensors cannot be put one behind the other",
          Refusals.descriptions(operands),
          List.of("all sizes but that of axis " + axis + " must be the same"),
          null);
    }
    return Built.of(joined(application, axis));
  }

  private static boolean fits(Shape first, Shape other, int axis) {
    if (first.rank() != other.rank()) {
      return false;
    }
    for (int i = 0; i < first.rank(); i++) {
      if (i != axis && first.dim(i).differsAlways(other.dim(i))) {
        return false;
      }
    }
    return true;
  }

  private static Tensor joined(Application application, int axis) {
    boolean perExample = application.perExample();
    List<Value> values = new ArrayList<>();
    Element element = application.operand(0).element();
    for (Tensor operand : application.operands()) {
      Tensor same = BroadcastTo.example(application, operand, operand.shape(), perExample);
      values.add(same.value());
      element = merged(element, operand, axis);
    }
    Attributes attributes = Attributes.of("axis", perExample ? axis + 1 : axis);
    Value value = application.builder().apply(INSTANCE, attributes, values);
    return new Tensor(value, element, perExample);
  }

  private static Element merged(Element element, Tensor operand, int axis) {
    boolean rowsKept = axis < operand.rank() - 1;
    boolean equal = element.equals(operand.element());
    return equal && (rowsKept || !(element instanceof Element.Simplex))
        ? element
        : new Element.Real(element.range().union(operand.range()));
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    int axis = attributes.integer("axis");
    ValueType first = operands.get(0);
    Dim size = Dim.ZERO;
    for (ValueType operand : operands) {
      require(fits(first.shape(), operand.shape(), axis), operands);
      size = size.plus(operand.shape().dim(axis));
    }
    return first.withShape(first.shape().with(axis, size));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    int axis = backward.attributes().integer("axis");
    List<@Nullable Value> gradients = new ArrayList<>();
    Dim from = Dim.ZERO;
    for (Value operand : backward.node().operands()) {
      Dim to = from.plus(operand.type().shape().dim(axis));
      gradients.add(
          backward.apply(Slice.INSTANCE, Slice.attributes(axis, from, to), backward.gradient()));
      from = to;
    }
    return gradients;
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    int axis = evaluation.attributes().integer("axis");
    NdArray y = evaluation.result();
    int start = 0;
    for (NdArray operand : evaluation.operands()) {
      Stretch.copy(operand, 0, y, start, axis, operand.shape()[axis]);
      start += operand.shape()[axis];
    }
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    int axis = emission.attributes().integer("axis");
    CodeBlock.Builder code = CodeBlock.builder();
    Dim start = Dim.ZERO;
    for (int i = 0; i < emission.node().operands().size(); i++) {
      Shape shape = emission.type(i).shape();
      code.add(
          Stretch.emit(
              emission,
              axis,
              shape.dim(axis),
              new Stretch.End(emission.operand(i), shape, Dim.ZERO),
              new Stretch.End(emission.result(), emission.resultType().shape(), start)));
      start = start.plus(shape.dim(axis));
    }
    return code.build();
  }

  @Override
  public List<Sample> samples() {
    Sample.Operand narrow = Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(2), Dim.of(3)));
    Sample.Operand wide = Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(4), Dim.of(3)));
    return List.of(
        Sample.of(Attributes.of("axis", 1), narrow, wide),
        Sample.of(Attributes.of("axis", 2), narrow, narrow, narrow));
  }
}
