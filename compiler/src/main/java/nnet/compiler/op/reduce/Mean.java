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
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Constant;
import nnet.compiler.op.math.Divide;
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
  public Built build(Application application) {
    return ReductionCall.build(application, name(), Mean::reduced);
  }

  static Tensor reduced(Application application, Tensor operand, AxisGroup axes) {
    Shape shape = operand.value().type().shape();
    Tensor sum = Sum.INSTANCE.reduced(application, operand, axes);
    Value count = count(application, axes.axis(shape));
    Value mean = application.apply(Divide.INSTANCE, Attributes.NONE, sum.value(), count);
    boolean other = operand.element() instanceof Element.Simplex && axes.to() < shape.rank();
    Element element = other ? operand.element() : new Element.Real(operand.range());
    return new Tensor(mean, element, sum.perExample());
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
