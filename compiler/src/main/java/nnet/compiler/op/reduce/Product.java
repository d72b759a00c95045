package nnet.compiler.op.reduce;

import java.util.Optional;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Multiply;
import nnet.compiler.op.shape.Halves;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;

/** The product over axes: halves are multiplied until one number is left, so zeros do no harm. */
public final class Product implements Builtin {

  @Override
  public String name() {
    return "prod";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "The product over axes.", "y = product of x over the axes", "ONNX, operator ReduceProd");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(ReductionCall.EXAMPLES_APART);
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    return ReductionCall.build(application.with("over", ""), name(), 1, Product::reduced);
  }

  private static Tensor reduced(Application application, Tensor operand, AxisGroup axes) {
    Shape shape = operand.value().type().shape();
    Shape line =
        shape
            .slice(0, axes.from())
            .plus(Shape.of(axes.axis(shape)))
            .plus(shape.slice(axes.to(), shape.rank()));
    var value = Reshape.to(application.builder(), operand.value(), line);
    long size = Halves.size(application, value, axes.from());
    for (; size > 1; size = size - size / 2) {
      value = Halves.folded(application, value, axes.from(), size, Multiply.INSTANCE);
    }
    value = Halves.part(application, value, axes.from(), 0, 1);
    var reduced = Reshape.to(application.builder(), value, axes.reduced(shape));
    return new Tensor(reduced, Element.F32, operand.perExample());
  }
}
