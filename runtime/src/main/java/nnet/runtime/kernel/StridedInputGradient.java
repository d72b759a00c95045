package nnet.runtime.kernel;

import java.util.Arrays;
import nnet.runtime.parallel.Pool;

/**
 * The gradient of a strided convolution by its input. Input pixels fall into phases by their place
 * within a stride; the pixels of one phase see only every stride-th tap of the kernel, and their
 * gradient is a convolution with these taps alone, without stride. No product with a zero in
 * between is computed.
 */
final class StridedInputGradient {
  private final KernelProvider provider;
  private final Convolution2d shape;
  private final int batch;
  private final float[] dy;
  private final int dyo;
  private final float[] w;
  private final int wo;

  private StridedInputGradient(
      KernelProvider provider,
      Convolution2d shape,
      int batch,
      float[] dy,
      int dyo,
      float[] w,
      int wo) {
    this.provider = provider;
    this.shape = shape;
    this.batch = batch;
    this.dy = dy;
    this.dyo = dyo;
    this.w = w;
    this.wo = wo;
  }

  static void run(
      KernelProvider provider,
      Convolution2d shape,
      int batch,
      float[] dy,
      int dyo,
      float[] w,
      int wo,
      float[] dx,
      int dxo,
      boolean accumulate) {
    if (!accumulate) {
      Arrays.fill(dx, dxo, dxo + batch * shape.inputSize(), 0f);
    }
    StridedInputGradient gradient =
        new StridedInputGradient(provider, shape, batch, dy, dyo, w, wo);
    for (int row = 0; row < Math.min(shape.strideHeight(), shape.height()); row++) {
      Phase rows =
          Phase.of(row, shape.height(), shape.kernelHeight(), shape.strideHeight(), shape.padTop());
      for (int column = 0; column < Math.min(shape.strideWidth(), shape.width()); column++) {
        Phase columns =
            Phase.of(
                column, shape.width(), shape.kernelWidth(), shape.strideWidth(), shape.padLeft());
        if (rows.taps > 0 && columns.taps > 0) {
          gradient.add(rows, columns, dx, dxo);
        }
      }
    }
  }

  /**
   * Positions {@code first, first + stride, ...} along one axis and the taps {@code firstTap,
   * firstTap + stride, ...} they see; {@code padding} is that of the convolution over the output's
   * gradient.
   */
  private record Phase(int first, int stride, int positions, int firstTap, int taps, int padding) {
    static Phase of(int first, int size, int kernel, int stride, int pad) {
      int firstTap = (first + pad) % stride;
      int taps = Math.max(0, Math.ceilDiv(kernel - firstTap, stride));
      int offset = (first + pad - firstTap) / stride;
      return new Phase(
          first, stride, Math.ceilDiv(size - first, stride), firstTap, taps, taps - 1 - offset);
    }

    /** The tap of the kernel that the phase's turned kernel has at {@code place}. */
    int tap(int place) {
      return firstTap + (taps - 1 - place) * stride;
    }
  }

  private void add(Phase rows, Phase columns, float[] dx, int dxo) {
    Convolution2d part =
        new Convolution2d(
            shape.outputHeight(),
            shape.outputWidth(),
            shape.filters(),
            rows.taps,
            columns.taps,
            shape.channels(),
            1,
            1,
            1,
            1,
            rows.padding,
            columns.padding,
            rows.positions,
            columns.positions,
            shape.groups());
    float[] sums = Scratch.floats(Scratch.Purpose.SPREAD, batch * part.outputSize());
    provider.convolve(part, batch, dy, dyo, weights(rows, columns), 0, sums, 0, false);
    Pool.run(
        batch,
        image -> {
          int from = image * part.outputSize();
          int to = dxo + image * shape.inputSize();
          for (int row = 0; row < rows.positions; row++) {
            for (int column = 0; column < columns.positions; column++) {
              int pixel =
                  (rows.first + row * rows.stride) * shape.width()
                      + columns.first
                      + column * columns.stride;
              addPixel(
                  sums,
                  from + (row * columns.positions + column) * shape.channels(),
                  dx,
                  to + pixel * shape.channels());
            }
          }
        });
  }

  private void addPixel(float[] sums, int from, float[] dx, int to) {
    for (int channel = 0; channel < shape.channels(); channel++) {
      dx[to + channel] += sums[from + channel];
    }
  }

  private float[] weights(Phase rows, Phase columns) {
    int size = shape.groupFilters() * shape.channels();
    float[] turned = Scratch.floats(Scratch.Purpose.WEIGHTS, rows.taps * columns.taps * size);
    for (int row = 0; row < rows.taps; row++) {
      for (int column = 0; column < columns.taps; column++) {
        int tap = rows.tap(row) * shape.kernelWidth() + columns.tap(column);
        InputGradient.turnTap(shape, w, wo, tap, turned, (row * columns.taps + column) * size);
      }
    }
    return turned;
  }
}
