package nnet.runtime.kernel;

import java.util.Arrays;
import nnet.runtime.parallel.Pool;

/** The largest value of each window. Loops run over channels innermost, which are contiguous. */
final class MaxPooling {
  private MaxPooling() {}

  static void forward(float[] x, int xo, float[] y, int yo, int batch, Pooling2d shape) {
    Pool.run(
        batch,
        image ->
            forwardImage(
                x, xo + image * shape.inputSize(), y, yo + image * shape.outputSize(), shape));
  }

  private static void forwardImage(float[] x, int xo, float[] y, int yo, Pooling2d shape) {
    int channels = shape.channels();
    Arrays.fill(y, yo, yo + shape.outputSize(), Float.NEGATIVE_INFINITY);
    for (int row = 0; row < shape.outputHeight(); row++) {
      for (int column = 0; column < shape.outputWidth(); column++) {
        int target = yo + (row * shape.outputWidth() + column) * channels;
        for (int r = shape.firstRow(row); r < shape.endRow(row); r++) {
          for (int c = shape.firstColumn(column); c < shape.endColumn(column); c++) {
            takeLarger(x, xo + (r * shape.width() + c) * channels, y, target, channels);
          }
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
    Pool.run(
        batch,
        image ->
            backwardImage(
                x,
                xo + image * shape.inputSize(),
                dy,
                dyo + image * shape.outputSize(),
                dx,
                dxo + image * shape.inputSize(),
                shape));
  }

  private static void backwardImage(
      float[] x, int xo, float[] dy, int dyo, float[] dx, int dxo, Pooling2d shape) {
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
    int lineSize = shape.outputWidth() * shape.channels();
    Pool.run(
        batch * shape.outputHeight(),
        line -> {
          int image = line / shape.outputHeight() * shape.inputSize();
          int row = line % shape.outputHeight();
          for (int i = 0; i < lineSize; i++) {
            int channel = i % shape.channels();
            int column = i / shape.channels();
            int winner = firstLargest(x, xo + image + channel, row, column, shape);
            int from = vo + image + winner * shape.channels() + channel;
            y[yo + line * lineSize + i] = winner < 0 ? 0f : v[from];
          }
        });
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
