package nnet.compiler.op.reduce;

import java.util.List;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.shape.SequenceMask;
import nnet.compiler.type.Dim;

/** The last element that an example has along an axis whose size is a {@code dim}. */
public final class LastPlace {
  private LastPlace() {}

  /** All other elements are left out of a sum. */
  public static Tensor of(Application application, Tensor tensor, int axis) {
    Arithmetic arithmetic = new Arithmetic(application.builder());
    Dim size = tensor.shape().dim(axis);
    Value length = application.lengths().length(size).value();
    Value earlier =
        application.apply(
            SequenceMask.INSTANCE,
            SequenceMask.attributes(size),
            arithmetic.subtract(length, arithmetic.constant(1)));
    Value rest =
        arithmetic.whereNot(
            Padding.along(application, earlier, tensor.rank(), axis), tensor.value());
    Tensor last =
        Padding.filled(application, new Tensor(rest, tensor.element(), true), List.of(axis), 0);
    return new Tensor(
        application.apply(Sum.INSTANCE, AxisGroup.single(axis + 1).attributes(), last.value()),
        tensor.element(),
        true);
  }
}
