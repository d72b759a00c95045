package nnet.runtime.kernel;

import java.util.Arrays;

/** The largest value of each window. Loops run over channels innermost, which are contiguous. */
final class MaxPooling {
  private static final PooledRows.Row FORWARD = MaxPooling::forwardRow;
  private static final Images.Image BACKWARD = MaxPooling::backwardImage;
  private static final Images.Image PICK = MaxPooling::pickImage;

  private MaxPooling() {}

  static void forward(float[] x, int xo, float[] y, int yo, int batch, Pooling2d shape) {
    PooledRows.run(FORWARD, shape, batch, x, xo, y, yo);
  }

  private static void forwardRow(
      Pooling2d shape, float[] x, int image, int row, float[] y, int yo) {
    int channels = shape.channels();
    Arrays.fill(y, yo, yo + shape.outputWidth() * channels, Float.NEGATIVE_INFINITY);
    for (int column = 0; column < shape.outputWidth(); column++) {
      int target = yo + column * channels;
      for (int r = shape.firstRow(row); r < shape.endRow(row); r++) {
        for (int c = shape.firstColumn(column); c < shape.endColumn(column); c++) {
          takeLarger(x, image + (r * shape.width() + c) * channels, y, target, channels);
        }
      }
    }
  }

  private static void takeLarger(float[] x, int source, float[] y, int target, int channels) {
    for (int channel = 0; channel < channels; channel++) {
      y[target + channel] = Math.max(y[target + channel], x[source + channel]);
    }
  }

  static void backward(
      float[] x, int xo, float[] dy, int dyo, float[] dx, int dxo, int batch, Pooling2d shape) {
    int size = shape.inputSize();
    Images.run(BACKWARD, shape, batch, x, xo, size, dy, dyo, shape.outputSize(), dx, dxo, size);
  }

  private static void backwardImage(
      Pooling2d shape, float[] x, int xo, float[] dy, int dyo, float[] dx, int dxo) {
    int channels = shape.channels();
    Arrays.fill(dx, dxo, dxo + shape.inputSize(), 0f);
    for (int row = 0; row < shape.outputHeight(); row++) {
      for (int column = 0; column < shape.outputWidth(); column++) {
        int source = dyo + (row * shape.outputWidth() + column) * channels;
        for (int channel = 0; channel < channels; channel++) {
          int winner = firstLargest(x, xo + channel, row, column, shape);
          if (winner >= 0) {
            dx[dxo + winner * channels + channel] += dy[source + channel];
          }
        }
      }
    }
  }

  static void pick(
      float[] x, int xo, float[] v, int vo, float[] y, int yo, int batch, Pooling2d shape) {
    int size = shape.inputSize();
    Images.run(PICK, shape, batch, x, xo, size, v, vo, size, y, yo, shape.outputSize());
  }

  private static void pickImage(
      Pooling2d shape, float[] x, int xo, float[] v, int vo, float[] y, int yo) {
    int lineSize = shape.outputWidth() * shape.channels();
    for (int at = 0; at < shape.outputSize(); at++) {
      int channel = at % shape.channels();
      int column = at % lineSize / shape.channels();
      int winner = firstLargest(x, xo + channel, at / lineSize, column, shape);
      y[yo + at] = winner < 0 ? 0f : v[vo + winner * shape.channels() + channel];
    }
  }

  /**
   * The pixel of a window's first largest value; a NaN counts as the largest; -1 for a window
   * outside the image.
   */
  private static int firstLargest(float[] x, int start, int row, int column, Pooling2d shape) {
    int best = -1;
    float largest = 0f;
    for (int r = shape.firstRow(row); r < shape.endRow(row); r++) {
      for (int c = shape.firstColumn(column); c < shape.endColumn(column); c++) {
        int pixel = r * shape.width() + c;
        float value = x[start + pixel * shape.channels()];
        if (best < 0 || value > largest || (Float.isNaN(value) && !Float.isNaN(largest))) {
          best = pixel;
          largest = value;
        }
      }
    }
    return best;
  }
}
