package nnet.compiler.op.reduce;

import nnet.compiler.graph.Attributes;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/**
 * Neighbouring axes {@code from} to {@code to - 1} of a graph's value: with them a tensor is {@code
 * [outer, axis, inner]}, as the kernels see it.
 */
public record AxisGroup(int from, int to) {

  public static AxisGroup of(Attributes attributes) {
    return new AxisGroup(attributes.integer("from"), attributes.integer("to"));
  }

  public static AxisGroup single(int axis) {
    return new AxisGroup(axis, axis + 1);
  }

  public Attributes attributes() {
    return Attributes.of("from", from).with("to", to);
  }

  public boolean fits(Shape shape) {
    return 0 <= from && from < to && to <= shape.rank();
  }

  public Dim outer(Shape shape) {
    return shape.slice(0, from).elements();
  }

  public Dim axis(Shape shape) {
    return shape.slice(from, to).elements();
  }

  public Dim inner(Shape shape) {
    return shape.slice(to, shape.rank()).elements();
  }

  /** The shape without the axes. */
  public Shape reduced(Shape shape) {
    return shape.slice(0, from).plus(shape.slice(to, shape.rank()));
  }

  /** The shape with size one in place of each of the axes. */
  public Shape kept(Shape shape) {
    Shape kept = shape;
    for (int axis = from; axis < to; axis++) {
      kept = kept.with(axis, Dim.ONE);
    }
    return kept;
  }

  /** The sizes of {@code [outer, axis, inner]}. */
  public int[] sizes(int... shape) {
    int[] sizes = {1, 1, 1};
    for (int axis = 0; axis < shape.length; axis++) {
      sizes[axis < from ? 0 : (axis < to ? 1 : 2)] *= shape[axis];
    }
    return sizes;
  }
}
