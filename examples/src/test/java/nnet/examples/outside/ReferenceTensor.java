package nnet.examples.outside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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

  /** The last axis in as many equal blocks, in another order: {@code 102}. */
  ReferenceTensor regrouped(String order) {
    int last = shape.getLast();
    int block = last / order.length();
    double[] moved = new double[values.length];
    for (int place = 0; place < moved.length; place++) {
      int column = place % last;
      int from = (order.charAt(column / block) - '0') * block + column % block;
      moved[place] = values[place - column + from];
    }
    return new ReferenceTensor(role, name, shape, moved);
  }

  /** What lies between two positions of an axis. */
  ReferenceTensor part(int axis, int from, int to) {
    int size = shape.get(axis);
    int inner = shape.subList(axis + 1, shape.size()).stream().reduce(1, (a, b) -> a * b);
    List<Integer> sizes = new ArrayList<>(shape);
    sizes.set(axis, to - from);
    double[] kept =
        IntStream.range(0, values.length)
            .filter(place -> place / inner % size >= from && place / inner % size < to)
            .mapToDouble(place -> values[place])
            .toArray();
    return new ReferenceTensor(role, name, sizes, kept);
  }

  float[] floats() {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
