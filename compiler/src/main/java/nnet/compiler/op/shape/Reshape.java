package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.RegionBuilder;
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
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** The same elements in the same order under another shape. */
public final class Reshape extends KernelOperator {
  public static final Reshape INSTANCE = new Reshape();

  private Reshape() {
    super(
        "reshape",
        new Documentation(
            "The same elements, row by row, in another shape; one size may be -1: what is left.",
            "y = x",
            "ONNX, operator Reshape"),
        Signature.of("x").with("shape", OptionKind.INTEGERS, null));
  }

  /** The value in this shape: itself where it has it already. */
  public static Value to(RegionBuilder builder, Value value, Shape shape) {
    return value.type().shape().equals(shape)
        ? value
        : builder.apply(INSTANCE, Attributes.of("shape", shape), List.of(value));
  }

  /** The tensor with this shape of one example. */
  public static Tensor example(Application application, Tensor operand, Shape shape) {
    Shape full = Application.typeOf(shape, operand.perExample()).shape();
    boolean rows = shape.rank() > 0 && operand.rank() > 0;
    boolean sameRows = rows && shape.last().equals(operand.shape().last());
    Element element =
        operand.element() instanceof Element.Simplex && !sameRows
            ? Element.UNIT
            : operand.element();
    return new Tensor(
        to(application.builder(), operand.value(), full), element, operand.perExample());
  }

  @Override
  public String example() {
    return """
    input x: f32[6]
    output result = reshape(x, shape: [2, 3])\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor operand = application.operand(0);
    Shape given = new Shape(application.options().integers("shape"));
    Dim elements = operand.shape().elements();
    Optional<Shape> shape = completed(given, elements);
    return shape.isEmpty() || shape.get().elements().differsAlways(elements)
        ? mismatch(operand, given)
        : unlessMoved(application, operand, shape.get());
  }

  /** The shape with the size that makes so many elements in place of -1; empty if there is none. */
  static Optional<Shape> completed(Shape given, Dim elements) {
    int open = given.dims().indexOf(Dim.of(-1));
    if (open < 0) {
      return Optional.of(given);
    }
    Dim others = given.with(open, Dim.ONE).elements();
    return elements
        .dividedBy(others)
        .or(() -> unknown(elements, others))
        .map(rest -> given.with(open, rest));
  }

  /** While names stand for sizes, a quotient has a name of its own. */
  private static Optional<Dim> unknown(Dim a, Dim b) {
    return a.isConstant() && b.isConstant()
        ? Optional.empty()
        : Optional.of(Dim.symbol(a + " / " + b));
  }

  /** The sizes of the axes that are a {@code dim}, and how many elements there are between them. */
  private static List<Dim> segments(Shape shape) {
    List<Dim> segments = new ArrayList<>(List.of(Dim.ONE));
    for (Dim size : shape.dims()) {
      if (size.isRagged()) {
        segments.add(size);
        segments.add(Dim.ONE);
      } else {
        segments.add(segments.removeLast().times(size));
      }
    }
    return Padding.isRagged(shape) ? segments : List.of();
  }

  /** The tensor in this shape, where axes whose size is a {@code dim} stay what they are. */
  static Built unlessMoved(Application application, Tensor operand, Shape shape) {
    return segments(operand.shape()).equals(segments(shape))
        ? Built.of(example(application, operand, shape))
        : moved(operand, shape);
  }

  /** Elements behind the end of an example would come between others. */
  private static Built.Problem moved(Tensor operand, Shape shape) {
    return new Built.Problem(
        Code.RAGGED,
        "an axis whose size is a `dim` cannot become part of another one",
        Map.of(0, operand.describe()),
        List.of("the new shape is " + shape),
        "keep the axis where it is, or reduce it first: mean(x, axis: 0)");
  }

  private static Built.Problem mismatch(Tensor operand, Shape shape) {
    return new Built.Problem(
        Code.SHAPE_MISMATCH,
        "a reshape keeps the number of elements",
        Map.of(0, operand.describe() + " has " + operand.shape().elements() + " elements"),
        List.of(shape + " has " + shape.elements()),
        null);
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    Shape shape = attributes.shape("shape");
    require(!shape.elements().differsAlways(operands.get(0).shape().elements()), operands);
    return operands.get(0).withShape(shape);
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Shape shape = backward.operand(0).type().shape();
    return Collections.singletonList(to(backward.builder(), backward.gradient(), shape));
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    return new NdArray(
        evaluation.operand(0).data().clone(), evaluation.shape().resolve(evaluation.batch()));
  }

  @Override
  public CodeBlock emit(Emission emission) {
    return KernelCall.statement(
        "copy",
        emission.operand(0).arguments(),
        emission.result().arguments(),
        emission.size(emission.resultType().shape().elements()));
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            Attributes.of("shape", Shape.of(Dim.BATCH, Dim.of(3), Dim.of(4))),
            Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(2), Dim.of(6)))));
  }
}
