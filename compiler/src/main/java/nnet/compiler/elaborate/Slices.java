package nnet.compiler.elaborate;

import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Operator;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.shape.Flip;
import nnet.compiler.op.shape.Pad;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/** Places of one axis of a tensor. */
final class Slices {
  private final Elaborator elaborator;

  Slices(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  /**
   * With a step the stretch is cut into as many equal pieces as there are places, each of which
   * begins with one; behind the end of the axis the last piece is made up with zeros.
   */
  Tensor of(Tensor tensor, int axis, Places places, boolean drop, Activation at) {
    long size = tensor.shape().dim(axis).size();
    long step = Math.abs(places.step());
    boolean backwards = places.step() < 0;
    long most = places.count() * step;
    long from = backwards ? Math.max(places.first() + 1 - most, 0) : places.first();
    long to = backwards ? places.first() + 1 : Math.min(places.first() + most, size);
    Tensor stretch = stretch(tensor, axis, from, to, drop, at);
    Tensor ordered = backwards ? flipped(stretch, axis, at) : stretch;
    return step == 1
        ? ordered
        : firsts(padded(ordered, axis, most, at), axis, places.count(), step, at);
  }

  private Tensor stretch(Tensor tensor, int axis, long from, long to, boolean drop, Activation at) {
    boolean all = !drop && from == 0 && tensor.shape().dim(axis).is(to);
    return all ? tensor : elaborator.tensors.slice(tensor, axis, from, to, drop, at);
  }

  private static Tensor flipped(Tensor tensor, int axis, Activation at) {
    Attributes attributes = AxisGroup.single(tensor.graphAxis(axis)).attributes();
    return applied(Flip.INSTANCE, attributes, tensor, at);
  }

  private static Tensor padded(Tensor tensor, int axis, long size, Activation at) {
    Dim missing = Dim.of(size).minus(tensor.shape().dim(axis));
    Attributes attributes = Pad.attributes(tensor.graphAxis(axis), Dim.ZERO, missing);
    return missing.is(0) ? tensor : applied(Pad.INSTANCE, attributes, tensor, at);
  }

  /** The first of each piece of an axis. */
  private Tensor firsts(Tensor tensor, int axis, long pieces, long size, Activation at) {
    Shape cut = tensor.shape().with(axis, Dim.of(pieces)).insert(axis + 1, Dim.of(size));
    Tensor inPieces = elaborator.tensors.reshape(tensor, cut, at.frame());
    return elaborator.tensors.slice(inPieces, axis + 1, 0, 1, true, at);
  }

  private static Tensor applied(
      Operator operator, Attributes attributes, Tensor tensor, Activation at) {
    Value value = at.frame().builder.apply(operator, attributes, List.of(tensor.value()));
    return new Tensor(value, tensor.element(), tensor.perExample());
  }
}
