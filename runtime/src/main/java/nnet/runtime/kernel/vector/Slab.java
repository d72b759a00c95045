package nnet.runtime.kernel.vector;

import java.util.Arrays;
import nnet.runtime.kernel.Convolution2d;
import nnet.runtime.kernel.Scratch;

/**
 * The rows of the padded images that some output rows see, as one array: the images themselves
 * where nothing is padded, else a copy in the thread's scratch memory. Output rows are counted
 * through all images and may belong to several. One may be set again and again.
 */
final class Slab {
  private Convolution2d shape = Convolution2d.EMPTY;
  private int firstRow;
  private int rows;
  private int[] starts = {};
  float[] array = {};

  /** Floats from one row of the slab to the next. */
  int pitch;

  /** Where the first tap of an output row's first window lies. */
  int start(int row) {
    return starts[row - firstRow];
  }

  /** How far a tap lies from a window's first. */
  int tap(int i, int j) {
    return i * shape.dilationHeight() * pitch + j * shape.dilationWidth() * shape.channels();
  }

  void set(Convolution2d shape, float[] x, int xo, int firstRow, int endRow) {
    this.shape = shape;
    this.firstRow = firstRow;
    rows = endRow - firstRow;
    if (starts.length < rows) {
      starts = new int[rows];
    }
    if (needsNoPadding(shape)) {
      inPlace(x, xo);
    } else {
      copied(x, xo);
    }
  }

  private static boolean needsNoPadding(Convolution2d shape) {
    return shape.padTop() == 0
        && shape.padLeft() == 0
        && seen(
                shape.outputHeight(),
                shape.strideHeight(),
                shape.kernelHeight(),
                shape.dilationHeight())
            <= shape.height()
        && seen(
                shape.outputWidth(),
                shape.strideWidth(),
                shape.kernelWidth(),
                shape.dilationWidth())
            <= shape.width();
  }

  /** Input positions that {@code count} neighbouring outputs see. */
  private static int seen(int count, int stride, int kernel, int dilation) {
    return (count - 1) * stride + (kernel - 1) * dilation + 1;
  }

  private void inPlace(float[] x, int xo) {
    array = x;
    pitch = shape.width() * shape.channels();
    for (int i = 0; i < rows; i++) {
      int image = (firstRow + i) / shape.outputHeight();
      int row = (firstRow + i) % shape.outputHeight();
      starts[i] = xo + image * shape.inputSize() + row * shape.strideHeight() * pitch;
    }
  }

  private void copied(float[] x, int xo) {
    int width =
        seen(shape.outputWidth(), shape.strideWidth(), shape.kernelWidth(), shape.dilationWidth());
    pitch = width * shape.channels();
    int perImage =
        seen(
            shape.outputHeight(),
            shape.strideHeight(),
            shape.kernelHeight(),
            shape.dilationHeight());
    int images = (firstRow + rows - 1) / shape.outputHeight() - firstRow / shape.outputHeight() + 1;
    int most =
        Math.min(
            images * perImage,
            rows * seen(1, 1, shape.kernelHeight(), shape.dilationHeight())
                + rows * shape.strideHeight());
    array = Scratch.floats(Scratch.Purpose.IMAGE, most * pitch);
    int at = 0;
    for (int i = 0; i < rows; ) {
      int image = (firstRow + i) / shape.outputHeight();
      int row = (firstRow + i) % shape.outputHeight();
      int own = Math.min(rows - i, shape.outputHeight() - row);
      for (int j = 0; j < own; j++) {
        starts[i + j] = at + j * shape.strideHeight() * pitch;
      }
      int top = row * shape.strideHeight() - shape.padTop();
      int height = seen(own, shape.strideHeight(), shape.kernelHeight(), shape.dilationHeight());
      for (int r = top; r < top + height; r++) {
        copyRow(shape, x, xo + image * shape.inputSize(), r, array, at, pitch);
        at += pitch;
      }
      i += own;
    }
  }

  private static void copyRow(
      Convolution2d shape, float[] x, int image, int row, float[] array, int at, int pitch) {
    if (row < 0 || row >= shape.height()) {
      Arrays.fill(array, at, at + pitch, 0f);
      return;
    }
    int channels = shape.channels();
    int columns = pitch / channels;
    int from = Math.max(0, -shape.padLeft());
    int first = Math.min(columns, Math.max(0, shape.padLeft()));
    int count = Math.max(0, Math.min(columns - first, shape.width() - from));
    Arrays.fill(array, at, at + first * channels, 0f);
    System.arraycopy(
        x,
        image + (row * shape.width() + from) * channels,
        array,
        at + first * channels,
        count * channels);
    Arrays.fill(array, at + (first + count) * channels, at + pitch, 0f);
  }
}
