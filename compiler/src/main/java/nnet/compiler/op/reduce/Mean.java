package nnet.compiler.op.reduce;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Constant;
import nnet.compiler.op.math.Divide;
import nnet.compiler.op.math.Multiply;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;

/** The mean: a sum over a count; a mean of simplexes over other axes than theirs is one. */
public final class Mean implements Builtin {

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "The mean over axes, and over examples with `over: batch`.",
        "y = sum of x over the axes / their number of elements",
        "ONNX, operator ReduceMean");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(ReductionCall.SIGNATURE);
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor operand = application.operand(0);
    return Padding.isRagged(operand.shape())
        ? ragged(application, operand)
        : ReductionCall.build(application, name(), 0, Mean::reduced);
  }

  /** The sum over what the examples have, divided by how much that is. */
  private Built ragged(Application application, Tensor operand) {
    Built sum = ReductionCall.build(application, name(), 0, Sum.INSTANCE::reduced);
    if (!(sum instanceof Built.Results results)) {
      return sum;
    }
    Tensor total = results.tensors().get(0);
    Value mean =
        application.apply(
            Divide.INSTANCE, Attributes.NONE, total.value(), elements(application, operand));
    List<Integer> axes = ReductionCall.exampleAxes(application.options(), operand);
    boolean lastKept = !axes.contains(operand.rank() - 1);
    return Built.of(new Tensor(mean, element(operand, lastKept), total.perExample()));
  }

  /** How many elements the examples have along the axes of a reduction. */
  static Value elements(Application application, Tensor operand) {
    List<Integer> axes = ReductionCall.exampleAxes(application.options(), operand);
    Shape shape = operand.shape();
    Tensor places = Padding.counts(application, shape, axes);
    Tensor count = ReductionCall.reduce(application, places, 0, Sum.INSTANCE::reduced);
    Dim others =
        axes.stream().map(shape::dim).filter(size -> !size.isRagged()).reduce(Dim.ONE, Dim::times);
    return application.apply(
        Multiply.INSTANCE, Attributes.NONE, count.value(), count(application, others));
  }

  private static Element element(Tensor operand, boolean lastAxisKept) {
    return operand.element() instanceof Element.Simplex && lastAxisKept
        ? operand.element()
        : new Element.Real(operand.range());
  }

  static Tensor reduced(Application application, Tensor operand, AxisGroup axes) {
    Shape shape = operand.value().type().shape();
    Tensor sum = Sum.INSTANCE.reduced(application, operand, axes);
    Value count = count(application, axes.axis(shape));
    Value mean = application.apply(Divide.INSTANCE, Attributes.NONE, sum.value(), count);
    return new Tensor(mean, element(operand, axes.to() < shape.rank()), sum.perExample());
  }

  static Value count(Application application, Dim count) {
    return count
        .constant()
        .map(n -> application.apply(Constant.INSTANCE, Constant.attributes(n, DataType.FLOAT)))
        .orElseGet(() ->
            application
                .builder()
                .apply(Extent.INSTANCE, Attributes.of("shape", Shape.of(count)), List.of()));
  }
}
