package nnet.compiler.ragged;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import nnet.compiler.op.NdArray;
import nnet.runtime.model.Slot;

/**
 * Examples of different lengths: what stands at a place is the same however much room there is, and
 * behind the end of an example stands what would be noticed.
 *
 * @param first the number of the first one
 * @param lengths how long each of them is, by the name of the {@code dim}
 */
record Examples(int first, List<Map<String, Integer>> lengths) {
  private static final int MOST = 64;

  Examples only(int example) {
    return new Examples(first + example, List.of(lengths.get(example)));
  }

  int count() {
    return lengths.size();
  }

  /** All of them one after another, with as much room as the slot has. */
  double[] values(Slot slot, List<String> dims) {
    int size = slot.size();
    double[] values = new double[size * count()];
    for (int i = 0; i < values.length; i++) {
      int example = i / size;
      int[] place = place(i % size, slot.shape());
      values[i] =
          slot.kind() == Slot.Kind.LENGTH
              ? length(example, slot.name())
              : isIn(example, place, dims) ? value(slot, first + example, place) : Double.NaN;
    }
    return values;
  }

  private int length(int example, String dim) {
    return Objects.requireNonNull(lengths.get(example).get(dim));
  }

  boolean isIn(int example, int[] place, List<String> dims) {
    for (int axis = 0; axis < dims.size(); axis++) {
      String dim = dims.get(axis);
      if (!dim.isEmpty() && place[axis] >= length(example, dim)) {
        return false;
      }
    }
    return true;
  }

  static int[] place(int index, List<Integer> shape) {
    int[] place = new int[shape.size()];
    int rest = index;
    for (int axis = place.length - 1; axis >= 0; axis--) {
      place[axis] = rest % shape.get(axis);
      rest /= shape.get(axis);
    }
    return place;
  }

  static int index(int[] place, List<Integer> shape) {
    int index = 0;
    for (int axis = 0; axis < place.length; axis++) {
      index = index * shape.get(axis) + place[axis];
    }
    return index;
  }

  private static double value(Slot slot, int example, int[] place) {
    long at = example;
    for (int coordinate : place) {
      at = at * MOST + coordinate + 1;
    }
    double number = number(slot.name(), at);
    return slot.classes() > 0 ? Math.floor(number * slot.classes()) : (float) (0.1 + 0.8 * number);
  }

  /** A number from 0 to 1 for each name and index. */
  static double number(String name, long index) {
    long mixed = (name.hashCode() + 1L) * 0x9E3779B97F4A7C15L + index * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
    return ((mixed ^ (mixed >>> 32)) >>> 11) * 0x1p-53;
  }

  /** A parameter or a state. */
  static NdArray weights(String path, int... shape) {
    NdArray weights = NdArray.zeros(shape);
    for (int i = 0; i < weights.size(); i++) {
      weights.data()[i] = (float) (number(path, i) - 0.4);
    }
    return weights;
  }
}
