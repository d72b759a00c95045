package nnet.compiler.op.shape;

import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Floor;
import nnet.compiler.op.math.Maximum;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;

/** Elements along an axis whose size is a {@code dim}: where they are depends on the example. */
final class ExamplePlaces {
  private ExamplePlaces() {}

  /**
   * Each example from its own last element to its first; what is behind is some of its elements.
   */
  static Tensor reversed(Application application, int axis) {
    Dim size = application.operand(0).shape().dim(axis);
    Arithmetic arithmetic = new Arithmetic(application.builder());
    Value counted = application.apply(Arange.INSTANCE, Arange.attributes(size, DataType.FLOAT));
    Value last = arithmetic.subtract(length(application, size), arithmetic.constant(1));
    Value places =
        arithmetic.apply(
            Maximum.INSTANCE, arithmetic.subtract(last, counted), arithmetic.constant(0));
    return taken(application, application.operand(0), axis, places);
  }

  /** The element at {@code floor((length - before) / 2)}; the axis has size one. */
  static Tensor middle(Application application, Tensor x, int axis, int before) {
    Arithmetic arithmetic = new Arithmetic(application.builder());
    Value length = length(application, x.shape().dim(axis));
    Value half = arithmetic.scale(0.5, arithmetic.subtract(length, arithmetic.constant(before)));
    return taken(application, x, axis, arithmetic.apply(Floor.INSTANCE, half));
  }

  private static Value length(Application application, Dim size) {
    Value length = application.lengths().length(size).value();
    return Reshape.to(application.builder(), length, Shape.of(Dim.BATCH, Dim.ONE));
  }

  /**
   * @param places of each example: {@code [batch, count]}
   */
  private static Tensor taken(Application application, Tensor x, int axis, Value places) {
    Shape shape = x.shape().with(axis, places.type().shape().last());
    Value index =
        BroadcastTo.to(
            application.builder(),
            Padding.along(application, places, x.rank(), axis),
            Application.typeOf(shape, true).shape());
    return TakeAlongAxis.taken(application.of(x, new Tensor(index, Element.F32, true)), axis);
  }
}
