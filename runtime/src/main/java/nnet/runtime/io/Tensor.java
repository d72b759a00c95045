package nnet.runtime.io;

import java.util.List;

/** A named array of float32 in a file; {@link #values} is not copied. */
public final class Tensor {
  private final List<Integer> shape;
  private final float[] values;
  private final boolean whole;

  public Tensor(List<Integer> shape, float[] values) {
    this(shape, values, false);
  }

  /**
   * @param whole whether the elements are of an integer type in their file
   */
  Tensor(List<Integer> shape, float[] values, boolean whole) {
    this.shape = List.copyOf(shape);
    this.values = values;
    this.whole = whole;
    if (size(shape) != values.length) {
      throw new IllegalArgumentException("shape " + shape + " of " + values.length + " values");
    }
  }

  public List<Integer> shape() {
    return shape;
  }

  public float[] values() {
    return values;
  }

  /** Whether the elements were of an integer type where they were read. */
  boolean isWhole() {
    return whole;
  }

  /** Elements of a shape. */
  public static int size(List<Integer> shape) {
    int size = 1;
    for (int dimension : shape) {
      size = Math.multiplyExact(size, dimension);
    }
    return size;
  }
}
