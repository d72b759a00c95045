package nnet.runtime.kernel;

import nnet.runtime.parallel.Pool;

/**
 * The kernels as plain loops: what a short process runs, and what runs where the Vector API is
 * absent.
 */
final class ScalarKernels implements KernelProvider {
  @Override
  public void matmul(Product p) {
    Blocks blocks = Blocks.inner(p.k());
    for (int block = 0; block < blocks.count(); block++) {
      RowSweep.run(
          BlockProduct.of(
              p, blocks.start(block), blocks.start(block + 1), p.accumulate() || block > 0));
    }
  }

  @Override
  public void convolve(
      Convolution2d shape,
      int batch,
      float[] x,
      int xo,
      float[] w,
      int wo,
      float[] y,
      int yo,
      boolean accumulate) {
    if (shape.isDepthwise()) {
      Depthwise.forward(shape, batch, x, xo, w, wo, y, yo, accumulate);
    } else {
      ScalarConvolution.forward(shape, batch, x, xo, w, wo, y, yo, accumulate);
    }
  }

  @Override
  public void convolutionWeightGradient(
      Convolution2d shape,
      int batch,
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dw,
      int dwo,
      boolean accumulate) {
    if (shape.isDepthwise()) {
      Depthwise.weightGradient(shape, batch, x, xo, dy, dyo, dw, dwo, accumulate);
    } else {
      ScalarConvolution.weightGradient(shape, batch, x, xo, dy, dyo, dw, dwo, accumulate);
    }
  }

  @Override
  public void maxPool(float[] x, int xo, float[] y, int yo, int batch, Pooling2d shape) {
    MaxPooling.forward(x, xo, y, yo, batch, shape);
  }

  @Override
  public void maxPoolGradient(
      float[] x, int xo, float[] dy, int dyo, float[] dx, int dxo, int batch, Pooling2d shape) {
    MaxPooling.backward(x, xo, dy, dyo, dx, dxo, batch, shape);
  }

  @Override
  public void sum(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    Pool.run(
        Work.slabs(outer, axis * inner),
        slab -> {
          int end = Work.start(outer, axis * inner, slab + 1);
          for (int o = Work.start(outer, axis * inner, slab); o < end; o++) {
            sumOne(x, xo + o * axis * inner, y, yo + o * inner, axis, inner);
          }
        });
  }

  private static void sumOne(float[] x, int xo, float[] y, int yo, int axis, int inner) {
    if (inner == 1) {
      y[yo] = AxisSum.contiguous(x, xo, axis, Scratch.floats(Scratch.Purpose.SUMS, AxisSum.LANES));
    } else {
      AxisSum.column(x, xo, y, yo, axis, inner);
    }
  }

  @Override
  public void softmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    each(outer, axis, inner, (o, i) -> SoftmaxLine.softmax(x, xo + o, y, yo + o, axis, inner));
  }

  @Override
  public void softmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int outer, int axis, int inner) {
    each(
        outer,
        axis,
        inner,
        (o, i) -> SoftmaxLine.softmaxGradient(y, yo + o, dy, dyo + o, dx, dxo + o, axis, inner));
  }

  @Override
  public void logSoftmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    each(outer, axis, inner, (o, i) -> SoftmaxLine.logSoftmax(x, xo + o, y, yo + o, axis, inner));
  }

  @Override
  public void logSoftmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int outer, int axis, int inner) {
    each(
        outer,
        axis,
        inner,
        (o, i) -> SoftmaxLine.logSoftmaxGradient(y, yo + o, dy, dyo + o, dx, dxo + o, axis, inner));
  }

  @Override
  public void logSumExp(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    each(outer, axis, inner, (o, i) -> y[yo + i] = SoftmaxLine.logSumExp(x, xo + o, axis, inner));
  }

  /** One line of elements along the axis: where it begins, and its number among the lines. */
  private interface Line {
    void accept(int start, int number);
  }

  private static void each(int outer, int axis, int inner, Line line) {
    int lines = outer * inner;
    Pool.run(
        Work.slabs(lines, axis),
        slab -> {
          int end = Work.start(lines, axis, slab + 1);
          for (int number = Work.start(lines, axis, slab); number < end; number++) {
            line.accept(number / inner * axis * inner + number % inner, number);
          }
        });
  }
}
