package nnet.examples.outside;

import java.util.Arrays;
import java.util.List;

/**
 * A tensor of a case, row by row.
 *
 * @param role such as {@code input}, {@code param}, {@code upstream}, {@code output}, {@code grad}
 */
record ReferenceTensor(String role, String name, List<Integer> shape, double[] values) {

  /** The axes in another order: {@code 0231} makes channels last. */
  ReferenceTensor permuted(String order) {
    int[] axes = order.chars().map(digit -> digit - '0').toArray();
    int rank = shape.size();
    int[] strides = new int[rank];
    int stride = 1;
    for (int axis = rank - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.get(axis);
    }
    List<Integer> sizes = Arrays.stream(axes).mapToObj(shape::get).toList();
    double[] moved = new double[values.length];
    int[] index = new int[rank];
    for (int place = 0; place < moved.length; place++) {
      int source = 0;
      for (int axis = 0; axis < rank; axis++) {
        source += index[axis] * strides[axes[axis]];
      }
      moved[place] = values[source];
      for (int axis = rank - 1; axis >= 0 && ++index[axis] == sizes.get(axis); axis--) {
        index[axis] = 0;
      }
    }
    return new ReferenceTensor(role, name, sizes, moved);
  }

  float[] floats() {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
