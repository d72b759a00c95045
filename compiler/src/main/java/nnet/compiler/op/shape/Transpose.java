package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
import nnet.compiler.op.KernelCall;
import nnet.compiler.op.KernelOperator;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Puts the axes in another order. */
public final class Transpose extends KernelOperator {
  public static final Transpose INSTANCE = new Transpose();

  private Transpose() {
    super(
        "transpose",
        new Documentation(
            "Puts the axes in another order; without `axes` in the reverse one.",
            "y[j, i] = x[i, j]",
            "ONNX, operator Transpose"),
        Signature.of("x").with("axes", OptionKind.INTEGERS, List.of()));
  }

  /** Axis {@code permutation[d]} of the operand becomes axis {@code d}. */
  public static Attributes attributes(List<Integer> permutation) {
    return Attributes.of("permutation", permutation);
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor operand = application.operand(0);
    int rank = operand.rank();
    List<Dim> given = application.options().integers("axes");
    List<Integer> order =
        given.isEmpty()
            ? IntStream.range(0, rank).map(axis -> rank - 1 - axis).boxed().toList()
            : given.stream().map(Dim::size).map(axis -> axis < 0 ? axis + rank : axis).toList();
    if (!order.stream().sorted().toList().equals(IntStream.range(0, rank).boxed().toList())) {
      return new Built.Problem(
          Code.RANK_MISMATCH,
          "`axes` must name each axis once",
          Map.of(0, operand.describe() + " has " + rank + " axes"),
          List.of("axes: " + given),
          null);
    }
    return Built.of(transposed(application, operand, order));
  }

  private static Tensor transposed(Application application, Tensor operand, List<Integer> order) {
    List<Integer> permutation = new ArrayList<>();
    if (operand.perExample()) {
      permutation.add(0);
    }
    order.forEach(axis -> permutation.add(operand.graphAxis(axis)));
    Value value = application.apply(INSTANCE, attributes(permutation), operand.value());
    boolean rowsKept = order.isEmpty() || order.get(order.size() - 1) == operand.rank() - 1;
    Element element =
        operand.element() instanceof Element.Simplex && !rowsKept
            ? Element.UNIT
            : operand.element();
    return new Tensor(value, element, operand.perExample());
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    ValueType operand = operands.get(0);
    List<Integer> permutation = attributes.integers("permutation");
    require(permutation.size() == operand.rank(), operands);
    return operand.withShape(
        new Shape(permutation.stream().map(axis -> operand.shape().dim(axis)).toList()));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    List<Integer> permutation = backward.attributes().integers("permutation");
    List<Integer> inverse =
        IntStream.range(0, permutation.size()).boxed().map(permutation::indexOf).toList();
    return Collections.singletonList(
        backward.apply(INSTANCE, attributes(inverse), backward.gradient()));
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray y = evaluation.result();
    List<Integer> permutation = evaluation.attributes().integers("permutation");
    int[] index = new int[y.shape().length];
    for (int i = 0; i < y.size(); i++) {
      for (int axis = index.length - 1, rest = i; axis >= 0; axis--) {
        index[permutation.get(axis)] = rest % y.shape()[axis];
        rest /= y.shape()[axis];
      }
      int place = 0;
      for (int axis = 0; axis < index.length; axis++) {
        place = place * x.shape()[axis] + index[axis];
      }
      y.data()[i] = x.get(place);
    }
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    List<Dim> steps = KernelCall.strides(emission.type(0).shape());
    Shape shape = emission.resultType().shape();
    return KernelCall.statement(
        "copyAlong",
        emission.operand(0).arguments(),
        emission.result().arguments(),
        KernelCall.axes(
            emission,
            shape.dims(),
            emission.attributes().integers("permutation").stream().map(steps::get).toList(),
            KernelCall.strides(shape)));
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            attributes(List.of(0, 2, 1)),
            Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(2), Dim.of(3)))),
        Sample.of(
            attributes(List.of(1, 2, 0)),
            Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(2), Dim.of(3)))));
  }
}
