package nnet.compiler.op;

import java.util.Arrays;

/** A float64 tensor of the reference interpreter, row-major. */
public record NdArray(double[] data, int... shape) {

  public static NdArray zeros(int... shape) {
    return new NdArray(new double[count(shape)], shape);
  }

  public static NdArray scalar(double value) {
    return new NdArray(new double[] {value});
  }

  public int size() {
    return data.length;
  }

  public double get(int index) {
    return data[index];
  }

  public static int count(int... shape) {
    int count = 1;
    for (int size : shape) {
      count = Math.multiplyExact(count, size);
    }
    return count;
  }

  public NdArray copy() {
    return new NdArray(data.clone(), shape.clone());
  }

  @Override
  public String toString() {
    return Arrays.toString(shape) + Arrays.toString(Arrays.copyOf(data, Math.min(8, size())));
  }
}
