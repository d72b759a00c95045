package nnet.compiler.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/** Broadcasting as NumPy does it: shapes aligned at the last axis, axes of size one repeat. */
public final class Broadcasting {
  private Broadcasting() {}

  /** The common shape; empty where sizes differ whatever the symbols stand for. */
  public static Optional<Shape> common(List<Shape> shapes) {
    int rank = shapes.stream().mapToInt(Shape::rank).max().orElse(0);
    List<Dim> dims = new ArrayList<>();
    for (int axis = rank; axis > 0; axis--) {
      Dim size = Dim.ONE;
      for (Shape shape : shapes) {
        Dim other = axis <= shape.rank() ? shape.dim(shape.rank() - axis) : Dim.ONE;
        if (clash(size, other)) {
          return Optional.empty();
        }
        size = stronger(size, other);
      }
      dims.add(size);
    }
    return Optional.of(new Shape(dims));
  }

  public static boolean clash(Dim a, Dim b) {
    return !a.is(1) && !b.is(1) && a.differsAlways(b);
  }

  /**
   * Of two sizes that go together the one that says more: not one, and a number if there is one.
   */
  private static Dim stronger(Dim a, Dim b) {
    if (a.is(1)) {
      return b;
    }
    return b.is(1) || a.isConstant() ? a : (b.isConstant() ? b : a);
  }

  /** For each element of a row-major result its place in an operand that is broadcast to it. */
  public static int[] places(int[] operand, int[] result) {
    int[] strides = strides(operand, result);
    int[] places = new int[NdArray.count(result)];
    int[] index = new int[result.length];
    int place = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = place;
      for (int axis = result.length - 1; axis >= 0; axis--) {
        place += strides[axis];
        if (++index[axis] < result[axis]) {
          break;
        }
        place -= strides[axis] * result[axis];
        index[axis] = 0;
      }
    }
    return places;
  }

  private static int[] strides(int[] operand, int[] result) {
    int[] strides = new int[result.length];
    int stride = 1;
    for (int back = 1; back <= operand.length; back++) {
      int size = operand[operand.length - back];
      strides[result.length - back] = size == 1 ? 0 : stride;
      stride *= size;
    }
    return strides;
  }
}
