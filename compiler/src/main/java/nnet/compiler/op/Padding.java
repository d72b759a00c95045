package nnet.compiler.op;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.op.math.Constant;
import nnet.compiler.op.math.Select;
import nnet.compiler.op.shape.BroadcastTo;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;

/**
 * What is done about padding. An axis whose size is a {@code dim} has room for the longest example;
 * what stands behind the end of an example is never observed, but always finite, and so are the
 * derivatives there: else zero gradients from there would not stay zero. An operator that takes
 * places together fills the padding with what does not count; one that is not defined everywhere
 * fills it with a number for which it is.
 */
public final class Padding {
  /** Less than any number of an example, yet finite after anything is subtracted from it. */
  public static final double LOWEST = -1e30;

  /** More than any number of an example. */
  public static final double HIGHEST = 1e30;

  private Padding() {}

  public static boolean isRagged(Shape shape) {
    return shape.dims().stream().anyMatch(Dim::isRagged);
  }

  /** The tensor with this number in all of its padding. */
  public static Tensor filled(Application application, Tensor tensor, double number) {
    return filled(application, tensor, IntStream.range(0, tensor.rank()).boxed().toList(), number);
  }

  /** The tensor with this number in the padding of some axes of one example. */
  public static Tensor filled(
      Application application, Tensor tensor, List<Integer> axes, double number) {
    Tensor result = tensor;
    for (int axis : axes) {
      if (tensor.shape().dim(axis).isRagged()) {
        result = filled(application, result, axis, number);
      }
    }
    return result;
  }

  private static Tensor filled(Application application, Tensor tensor, int axis, double number) {
    Value valid = application.lengths().valid(tensor.shape().dim(axis)).value();
    Attributes constant = Constant.attributes(number, tensor.value().type().data());
    Value value =
        application.apply(
            Select.INSTANCE,
            Attributes.NONE,
            along(application, valid, tensor.rank(), axis),
            tensor.value(),
            application.apply(Constant.INSTANCE, constant));
    return new Tensor(value, tensor.element(), true);
  }

  /** The {@code [batch, size]} truth values for an axis of tensors of this rank. */
  public static Value along(Application application, Value places, int rank, int axis) {
    Shape shape = new Shape(Collections.nCopies(rank + 1, Dim.ONE));
    Shape full = shape.with(0, Dim.BATCH).with(axis + 1, places.type().shape().last());
    return Reshape.to(application.builder(), places, full);
  }

  /** Ones where an example has elements along these axes, zeros behind its end; else size one. */
  public static Tensor counts(Application application, Shape shape, List<Integer> axes) {
    Shape sizes = new Shape(Collections.nCopies(shape.rank(), Dim.ONE));
    for (int axis : axes) {
      sizes = shape.dim(axis).isRagged() ? sizes.with(axis, shape.dim(axis)) : sizes;
    }
    Attributes one = Constant.attributes(1, nnet.compiler.graph.DataType.FLOAT);
    Tensor ones =
        new Tensor(
            application.apply(Constant.INSTANCE, one), new Element.Real(Range.point(1)), false);
    return filled(application, BroadcastTo.example(application, ones, sizes, true), axes, 0);
  }
}
