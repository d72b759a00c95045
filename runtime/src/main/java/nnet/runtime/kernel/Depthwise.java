package nnet.runtime.kernel;

import java.util.Arrays;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/** Convolutions of each channel by itself. Channels are contiguous: they are the innermost loop. */
public final class Depthwise implements BlockTask {
  private static final PerThread<Depthwise> MINE = new PerThread<>();

  private final Blocks blocks = new Blocks();
  private Convolution2d shape = Convolution2d.EMPTY;
  private float[] x = {};
  private int xo;
  private float[] other = {};
  private int otherStart;
  private float[] y = {};
  private int yo;
  private boolean accumulate;
  private boolean weights;

  private Depthwise() {}

  /** The thread's own; it sums {@code x} times the weights, or the output's gradient, to y. */
  private static Depthwise of(
      Convolution2d shape,
      float[] x,
      int xo,
      float[] other,
      int otherStart,
      float[] y,
      int yo,
      boolean accumulate) {
    Depthwise own = MINE.get(Depthwise::new);
    own.shape = shape;
    own.x = x;
    own.xo = xo;
    own.other = other;
    own.otherStart = otherStart;
    own.y = y;
    own.yo = yo;
    own.accumulate = accumulate;
    return own;
  }

  static void forward(
      Convolution2d shape,
      int batch,
      float[] x,
      int xo,
      float[] w,
      int wo,
      float[] y,
      int yo,
      boolean accumulate) {
    Depthwise own = of(shape, x, xo, w, wo, y, yo, accumulate);
    own.weights = false;
    Pool.run(batch * shape.outputHeight(), own);
  }

  @Override
  public void run(int block) {
    if (weights) {
      weights(shape, blocks, block, x, xo, other, otherStart, y, yo, 0, accumulate);
    } else {
      line(block);
    }
  }

  private void line(int line) {
    int image = xo + line / shape.outputHeight() * shape.inputSize();
    int row = line % shape.outputHeight();
    for (int column = 0; column < shape.outputWidth(); column++) {
      int target = yo + (line * shape.outputWidth() + column) * shape.channels();
      pixel(shape, x, image, other, otherStart, row, column, y, target, 0, accumulate);
    }
  }

  /** The channels from {@code first} on of one output pixel, which begins at {@code target}. */
  public static void pixel(
      Convolution2d shape,
      float[] x,
      int image,
      float[] w,
      int wo,
      int row,
      int column,
      float[] y,
      int target,
      int first,
      boolean accumulate) {
    int channels = shape.channels();
    float[] sums = Scratch.floats(Scratch.Purpose.SUMS, channels);
    Arrays.fill(sums, first, channels, 0f);
    for (int i = shape.firstKernelRow(row); i < shape.endKernelRow(row); i++) {
      int r = shape.inputRow(row, i);
      for (int j = shape.firstKernelColumn(column); j < shape.endKernelColumn(column); j++) {
        int source = image + (r * shape.width() + shape.inputColumn(column, j)) * channels;
        int weight = wo + (i * shape.kernelWidth() + j) * channels;
        addProducts(x, source, w, weight, sums, first, channels);
      }
    }
    put(sums, y, target, first, channels, accumulate);
  }

  private static void addProducts(
      float[] a, int ao, float[] b, int bo, float[] sums, int from, int to) {
    for (int i = from; i < to; i++) {
      sums[i] = Math.fma(a[ao + i], b[bo + i], sums[i]);
    }
  }

  private static void put(
      float[] sums, float[] y, int target, int from, int to, boolean accumulate) {
    if (accumulate) {
      for (int i = from; i < to; i++) {
        y[target + i] += sums[i];
      }
    } else {
      System.arraycopy(sums, from, y, target + from, to - from);
    }
  }

  static void weightGradient(
      Convolution2d shape,
      int batch,
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dw,
      int dwo,
      boolean accumulate) {
    Depthwise own = of(shape, x, xo, dy, dyo, dw, dwo, accumulate);
    own.weights = true;
    own.blocks.outputRows(shape, batch);
    Pool.run(shape.taps(), own);
  }

  /**
   * The gradient of the weights of one tap, for the channels from {@code first} on, over the blocks
   * of output rows.
   */
  public static void weights(
      Convolution2d shape,
      Blocks blocks,
      int tap,
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dw,
      int dwo,
      int first,
      boolean accumulate) {
    int channels = shape.channels();
    float[] sums = Scratch.floats(Scratch.Purpose.SUMS, channels);
    for (int block = 0; block < blocks.count(); block++) {
      Arrays.fill(sums, first, channels, 0f);
      for (int line = blocks.start(block); line < blocks.start(block + 1); line++) {
        addLine(shape, line, tap, x, xo, dy, dyo, sums, first);
      }
      put(sums, dw, dwo + tap * channels, first, channels, accumulate || block > 0);
    }
  }

  private static void addLine(
      Convolution2d shape,
      int line,
      int tap,
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] sums,
      int first) {
    int row = shape.inputRow(line % shape.outputHeight(), tap / shape.kernelWidth());
    if (row < 0 || row >= shape.height()) {
      return;
    }
    int channels = shape.channels();
    int kernelColumn = tap % shape.kernelWidth();
    int start =
        xo + line / shape.outputHeight() * shape.inputSize() + row * shape.width() * channels;
    int end = shape.endOutputColumn(kernelColumn);
    for (int c = shape.firstOutputColumn(kernelColumn); c < end; c++) {
      int source = start + shape.inputColumn(c, kernelColumn) * channels;
      int gradient = dyo + (line * shape.outputWidth() + c) * channels;
      addProducts(x, source, dy, gradient, sums, first, channels);
    }
  }
}
