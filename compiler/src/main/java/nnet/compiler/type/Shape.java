package nnet.compiler.type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sizes of a tensor's axes, first axis first; a scalar has none. Row-major, last axis fastest.
 */
public record Shape(List<Dim> dims) {
  public static final Shape SCALAR = new Shape(List.of());

  public Shape {
    dims = List.copyOf(dims);
  }

  public static Shape of(long... sizes) {
    return new Shape(Arrays.stream(sizes).mapToObj(Dim::of).toList());
  }

  public static Shape of(Dim... dims) {
    return new Shape(List.of(dims));
  }

  public int rank() {
    return dims.size();
  }

  public Dim dim(int axis) {
    return dims.get(axis);
  }

  public Dim last() {
    return dims.get(dims.size() - 1);
  }

  /** The number of elements; 1 for a scalar. */
  public Dim elements() {
    return dims.stream().reduce(Dim.ONE, Dim::times);
  }

  public Shape with(int axis, Dim size) {
    List<Dim> changed = new ArrayList<>(dims);
    changed.set(axis, size);
    return new Shape(changed);
  }

  public Shape without(int axis) {
    List<Dim> rest = new ArrayList<>(dims);
    rest.remove(axis);
    return new Shape(rest);
  }

  public Shape insert(int axis, Dim size) {
    List<Dim> more = new ArrayList<>(dims);
    more.add(axis, size);
    return new Shape(more);
  }

  public Shape slice(int from, int to) {
    return new Shape(dims.subList(from, to));
  }

  public Shape plus(Shape other) {
    List<Dim> joined = new ArrayList<>(dims);
    joined.addAll(other.dims);
    return new Shape(joined);
  }

  public boolean isConstant() {
    return dims.stream().allMatch(Dim::isConstant);
  }

  /** The sizes with the batch axis of this size. */
  public int[] resolve(int batch) {
    int[] sizes = new int[dims.size()];
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = dims.get(axis).resolve(batch);
    }
    return sizes;
  }

  @Override
  public String toString() {
    return dims.stream().map(Dim::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
