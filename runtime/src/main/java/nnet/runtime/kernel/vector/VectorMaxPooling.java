package nnet.runtime.kernel.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.Pooling2d;
import nnet.runtime.parallel.Pool;

/** Max pooling of several channels at a time; the last channels under a mask. */
final class VectorMaxPooling {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int COUNT = Lanes.COUNT;

  private final Pooling2d shape;
  private final float[] x;
  private final int channels;

  private VectorMaxPooling(Pooling2d shape, float[] x) {
    this.shape = shape;
    this.x = x;
    this.channels = shape.channels();
  }

  static void forward(float[] x, int xo, float[] y, int yo, int batch, Pooling2d shape) {
    VectorMaxPooling pooling = new VectorMaxPooling(shape, x);
    Pool.run(
        batch,
        image ->
            pooling.forward(xo + image * shape.inputSize(), y, yo + image * shape.outputSize()));
  }

  private void forward(int image, float[] y, int yo) {
    int at = yo;
    for (int row = 0; row < shape.outputHeight(); row++) {
      for (int column = 0; column < shape.outputWidth(); column++) {
        for (int channel = 0; channel < channels; channel += COUNT) {
          VectorMask<Float> inside = SPECIES.indexInRange(channel, channels);
          largest(image + channel, row, column, inside).intoArray(y, at + channel, inside);
        }
        at += channels;
      }
    }
  }

  private FloatVector largest(int start, int row, int column, VectorMask<Float> inside) {
    FloatVector largest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    for (int r = shape.firstRow(row); r < shape.endRow(row); r++) {
      int from = start + (r * shape.width() + shape.firstColumn(column)) * channels;
      int end = start + (r * shape.width() + shape.endColumn(column)) * channels;
      for (int at = from; at < end; at += channels) {
        largest = largest.max(FloatVector.fromArray(SPECIES, x, at, inside));
      }
    }
    return largest;
  }

  static void backward(
      float[] x, int xo, float[] dy, int dyo, float[] dx, int dxo, int batch, Pooling2d shape) {
    VectorMaxPooling pooling = new VectorMaxPooling(shape, x);
    Pool.run(
        batch,
        image -> {
          int input = image * shape.inputSize();
          Arrays.fill(dx, dxo + input, dxo + input + shape.inputSize(), 0f);
          pooling.backward(xo + input, dy, dyo + image * shape.outputSize(), dx, dxo + input);
        });
  }

  private void backward(int image, float[] dy, int dyo, float[] dx, int dxo) {
    int at = dyo;
    for (int row = 0; row < shape.outputHeight(); row++) {
      for (int column = 0; column < shape.outputWidth(); column++) {
        for (int channel = 0; channel < channels; channel += COUNT) {
          giveToFirst(image + channel, row, column, channel, dy, at + channel, dx, dxo + channel);
        }
        at += channels;
      }
    }
  }

  /**
   * The first pixel that equals the window's largest value, or the first NaN, takes the gradient.
   */
  private void giveToFirst(
      int start, int row, int column, int channel, float[] dy, int dyAt, float[] dx, int dxStart) {
    VectorMask<Float> waiting = SPECIES.indexInRange(channel, channels);
    FloatVector largest = largest(start, row, column, waiting);
    FloatVector gradient = FloatVector.fromArray(SPECIES, dy, dyAt, waiting);
    for (int r = shape.firstRow(row); r < shape.endRow(row); r++) {
      for (int c = shape.firstColumn(column); c < shape.endColumn(column); c++) {
        int pixel = (r * shape.width() + c) * channels;
        FloatVector value = FloatVector.fromArray(SPECIES, x, start + pixel, waiting);
        VectorMask<Float> equal = value.compare(VectorOperators.EQ, largest);
        VectorMask<Float> takes = value.compare(VectorOperators.NE, value).or(equal).and(waiting);
        FloatVector sum = FloatVector.fromArray(SPECIES, dx, dxStart + pixel, takes).add(gradient);
        sum.intoArray(dx, dxStart + pixel, takes);
        waiting = waiting.andNot(takes);
      }
    }
  }
}
