package nnet.compiler.op;

import nnet.compiler.graph.Value;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;

/**
 * A value of the graph with what the checker knows of it.
 *
 * @param perExample whether axis 0 of the graph's value is the batch axis
 */
public record Tensor(Value value, Element element, boolean perExample) {

  /** The shape of one example: without the batch axis. */
  public Shape shape() {
    Shape full = value.type().shape();
    return perExample ? full.slice(1, full.rank()) : full;
  }

  public int rank() {
    return shape().rank();
  }

  public Range range() {
    return element.range();
  }

  /** The axis of the graph's value for an axis of one example; negative ones count from the end. */
  public int graphAxis(int axis) {
    int positive = axis < 0 ? axis + rank() : axis;
    return perExample ? positive + 1 : positive;
  }

  public Tensor withElement(Element other) {
    return new Tensor(value, other, perExample);
  }

  /** The type as users write it. */
  public String describe() {
    return element.describe(shape());
  }
}
