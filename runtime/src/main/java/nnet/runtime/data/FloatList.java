package nnet.runtime.data;

import java.util.Arrays;

/** A growing array of floats. */
final class FloatList {
  private float[] values = new float[1024];
  private int size;

  void add(float value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
    }
    values[size++] = value;
  }

  float[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
