package nnet.runtime.kernel;

import java.util.Arrays;

/** The mean of each window: its pixels are added in row-major order, then divided. */
final class AveragePooling {
  private static final PooledRows.Row FORWARD = AveragePooling::forwardRow;
  private static final Images.Image BACKWARD = AveragePooling::backwardImage;

  private AveragePooling() {}

  static void forward(float[] x, int xo, float[] y, int yo, int batch, Pooling2d shape) {
    PooledRows.run(FORWARD, shape, batch, x, xo, y, yo);
  }

  private static void forwardRow(
      Pooling2d shape, float[] x, int image, int row, float[] y, int yo) {
    int channels = shape.channels();
    Arrays.fill(y, yo, yo + shape.outputWidth() * channels, 0f);
    for (int column = 0; column < shape.outputWidth(); column++) {
      int target = yo + column * channels;
      for (int r = shape.firstRow(row); r < shape.endRow(row); r++) {
        for (int c = shape.firstColumn(column); c < shape.endColumn(column); c++) {
          add(x, image + (r * shape.width() + c) * channels, y, target, channels);
        }
      }
      divide(y, target, channels, divisor(shape, row, column));
    }
  }

  static void backward(float[] dy, int dyo, float[] dx, int dxo, int batch, Pooling2d shape) {
    int size = shape.inputSize();
    Images.run(BACKWARD, shape, batch, dy, dyo, shape.outputSize(), dx, dxo, size, dx, dxo, size);
  }

  private static void backwardImage(
      Pooling2d shape, float[] dy, int dyo, float[] dx, int dxo, float[] unused, int nowhere) {
    int channels = shape.channels();
    Arrays.fill(dx, dxo, dxo + shape.inputSize(), 0f);
    for (int row = 0; row < shape.outputHeight(); row++) {
      for (int column = 0; column < shape.outputWidth(); column++) {
        int source = dyo + (row * shape.outputWidth() + column) * channels;
        float divisor = divisor(shape, row, column);
        for (int r = shape.firstRow(row); r < shape.endRow(row); r++) {
          for (int c = shape.firstColumn(column); c < shape.endColumn(column); c++) {
            addShare(dy, source, dx, dxo + (r * shape.width() + c) * channels, channels, divisor);
          }
        }
      }
    }
  }

  private static void add(float[] x, int source, float[] y, int target, int channels) {
    for (int channel = 0; channel < channels; channel++) {
      y[target + channel] += x[source + channel];
    }
  }

  private static void addShare(
      float[] x, int source, float[] y, int target, int channels, float divisor) {
    for (int channel = 0; channel < channels; channel++) {
      y[target + channel] += x[source + channel] / divisor;
    }
  }

  private static void divide(float[] y, int target, int channels, float divisor) {
    for (int channel = 0; channel < channels; channel++) {
      y[target + channel] /= divisor;
    }
  }

  private static float divisor(Pooling2d shape, int row, int column) {
    int rows = Math.max(0, shape.endRow(row) - shape.firstRow(row));
    int columns = Math.max(0, shape.endColumn(column) - shape.firstColumn(column));
    return Math.max(1, rows * columns);
  }
}
