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
import nnet.compiler.op.Broadcasting;
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
import nnet.compiler.op.math.Alignment;
import nnet.compiler.op.reduce.Unbroadcast;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Repeats axes of size one. */
public final class BroadcastTo extends KernelOperator {
  public static final BroadcastTo INSTANCE = new BroadcastTo();

  private BroadcastTo() {
    super(
        "broadcast_to",
        new Documentation(
            "Repeats a tensor along new leading axes and along axes of size one.",
            "y[i, j] = x[j]",
            "ONNX, operator Expand"),
        Signature.of("x").with("shape", OptionKind.INTEGERS, null));
  }

  /** The value repeated to this shape: itself where it has it already. */
  public static Value to(RegionBuilder builder, Value value, Shape shape) {
    return value.type().shape().equals(shape)
        ? value
        : builder.apply(INSTANCE, Attributes.of("shape", shape), List.of(value));
  }

  /** The tensor with this shape of one example, different for each example if asked for. */
  public static Tensor example(
      Application application, Tensor operand, Shape shape, boolean perExample) {
    Value aligned = Alignment.aligned(application, operand, shape.rank());
    Shape full = Application.typeOf(shape, perExample).shape();
    return new Tensor(to(application.builder(), aligned, full), operand.element(), perExample);
  }

  @Override
  public String example() {
    return """
    input x: f32[3]
    output result = broadcast_to(x, shape: [2, 3])\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor operand = application.operand(0);
    Shape shape = new Shape(application.options().integers("shape"));
    Optional<Shape> common = Broadcasting.common(List.of(operand.shape(), shape));
    if (common.isEmpty() || operand.rank() > shape.rank()) {
      return new Built.Problem(
          Code.SHAPE_MISMATCH,
          "this tensor cannot be repeated to " + shape,
          Map.of(0, operand.describe()),
          List.of("only axes of size 1 and new leading axes repeat"),
          null);
    }
    return Built.of(example(application, operand, shape, operand.perExample()));
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    ValueType operand = operands.get(0);
    Shape shape = attributes.shape("shape");
    require(
        operand.rank() <= shape.rank()
            && Broadcasting.common(List.of(operand.shape(), shape)).isPresent(),
        operands);
    return operand.withShape(shape);
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Shape shape = backward.operand(0).type().shape();
    return Collections.singletonList(
        Unbroadcast.to(backward.builder(), backward.gradient(), shape));
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray y = evaluation.result();
    int[] places = Broadcasting.places(x.shape(), y.shape());
    for (int i = 0; i < places.length; i++) {
      y.data()[i] = x.get(places[i]);
    }
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Shape from = emission.type(0).shape();
    Shape shape = emission.resultType().shape();
    List<Dim> strides = new ArrayList<>(Collections.nCopies(shape.rank() - from.rank(), Dim.ZERO));
    List<Dim> own = KernelCall.strides(from);
    for (int axis = 0; axis < from.rank(); axis++) {
      strides.add(from.dim(axis).is(1) ? Dim.ZERO : own.get(axis));
    }
    return KernelCall.statement(
        "copyAlong",
        emission.operand(0).arguments(),
        emission.result().arguments(),
        KernelCall.axes(emission, shape.dims(), strides, KernelCall.strides(shape)));
  }

  @Override
  public List<Sample> samples() {
    Shape shape = Shape.of(Dim.BATCH, Dim.of(2), Dim.of(3));
    return List.of(
        Sample.of(
            Attributes.of("shape", shape),
            Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(1), Dim.of(3)))),
        Sample.of(Attributes.of("shape", shape), Sample.Operand.of(-1, 1, Shape.of(2, 1))),
        Sample.of(Attributes.of("shape", shape), Sample.Operand.of(-1, 1, Shape.SCALAR)));
  }
}
