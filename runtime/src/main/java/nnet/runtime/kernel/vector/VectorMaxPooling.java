package nnet.runtime.kernel.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.Images;
import nnet.runtime.kernel.PooledRows;
import nnet.runtime.kernel.Pooling2d;
import nnet.runtime.kernel.Scratch;

/**
 * Max pooling of several channels at a time; the last channels under a mask. The largest number is
 * found where it is used: a method that returned it as a vector would put it into an object.
 */
final class VectorMaxPooling {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int COUNT = Lanes.COUNT;

  private static final PooledRows.Row FORWARD = VectorMaxPooling::forwardRow;
  private static final Images.Image BACKWARD = VectorMaxPooling::backwardImage;

  private VectorMaxPooling() {}

  static void forward(float[] x, int xo, float[] y, int yo, int batch, Pooling2d shape) {
    PooledRows.run(FORWARD, shape, batch, x, xo, y, yo);
  }

  private static void forwardRow(
      Pooling2d shape, float[] x, int image, int row, float[] y, int yo) {
    int channels = shape.channels();
    int at = yo;
    for (int column = 0; column < shape.outputWidth(); column++) {
      for (int channel = 0; channel < channels; channel += COUNT) {
        putLargest(shape, x, image + channel, row, column, channel, y, at + channel);
      }
      at += channels;
    }
  }

  private static void putLargest(
      Pooling2d shape, float[] x, int start, int row, int column, int channel, float[] y, int at) {
    int channels = shape.channels();
    VectorMask<Float> inside =
        Lanes.NUMBERS.compare(VectorOperators.LT, (float) (channels - channel));
    FloatVector largest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    for (int r = shape.firstRow(row); r < shape.endRow(row); r++) {
      int from = start + (r * shape.width() + shape.firstColumn(column)) * channels;
      int end = start + (r * shape.width() + shape.endColumn(column)) * channels;
      for (int pixel = from; pixel < end; pixel += channels) {
        largest = largest.max(FloatVector.fromArray(SPECIES, x, pixel, inside));
      }
    }
    largest.intoArray(y, at, inside);
  }

  static void backward(
      float[] x, int xo, float[] dy, int dyo, float[] dx, int dxo, int batch, Pooling2d shape) {
    int size = shape.inputSize();
    Images.run(BACKWARD, shape, batch, x, xo, size, dy, dyo, shape.outputSize(), dx, dxo, size);
  }

  private static void backwardImage(
      Pooling2d shape, float[] x, int image, float[] dy, int dyo, float[] dx, int dxo) {
    if (!shape.tiles()) {
      Arrays.fill(dx, dxo, dxo + shape.inputSize(), 0f);
    }
    float[] left = Scratch.floats(Scratch.Purpose.WINDOW, COUNT);
    int channels = shape.channels();
    int at = dyo;
    for (int row = 0; row < shape.outputHeight(); row++) {
      for (int column = 0; column < shape.outputWidth(); column++) {
        for (int channel = 0; channel < channels; channel += COUNT) {
          int from = image + channel;
          int to = dxo + channel;
          giveToFirst(shape, x, from, row, column, channel, dy, at + channel, dx, to, left);
        }
        at += channels;
      }
    }
  }

  /**
   * The first pixel that equals the window's largest value, or the first NaN, takes the gradient,
   * and leaves zero to the next. Where windows tile the image, the others get their zero here. What
   * is left goes from pixel to pixel in memory: as a vector that two loops carry, it was an object
   * for ever in some processes.
   */
  private static void giveToFirst(
      Pooling2d shape,
      float[] x,
      int start,
      int row,
      int column,
      int channel,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxStart,
      float[] left) {
    int channels = shape.channels();
    boolean tiles = shape.tiles();
    VectorMask<Float> inside =
        Lanes.NUMBERS.compare(VectorOperators.LT, (float) (channels - channel));
    FloatVector largest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    for (int r = shape.firstRow(row); r < shape.endRow(row); r++) {
      int from = start + (r * shape.width() + shape.firstColumn(column)) * channels;
      int end = start + (r * shape.width() + shape.endColumn(column)) * channels;
      for (int pixel = from; pixel < end; pixel += channels) {
        largest = largest.max(FloatVector.fromArray(SPECIES, x, pixel, inside));
      }
    }
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector.fromArray(SPECIES, dy, dyAt, inside).add(zero).intoArray(left, 0);
    for (int r = shape.firstRow(row); r < shape.endRow(row); r++) {
      for (int c = shape.firstColumn(column); c < shape.endColumn(column); c++) {
        int pixel = (r * shape.width() + c) * channels;
        int to = dxStart + pixel;
        FloatVector value = FloatVector.fromArray(SPECIES, x, start + pixel, inside);
        VectorMask<Float> equal = value.compare(VectorOperators.EQ, largest);
        VectorMask<Float> takes = value.compare(VectorOperators.NE, value).or(equal);
        FloatVector gradient = FloatVector.fromArray(SPECIES, left, 0);
        FloatVector given = zero.blend(gradient, takes);
        gradient.blend(zero, takes).intoArray(left, 0);
        if (tiles) {
          given.intoArray(dx, to, inside);
        } else {
          FloatVector.fromArray(SPECIES, dx, to, inside).add(given).intoArray(dx, to, inside);
        }
      }
    }
  }
}
