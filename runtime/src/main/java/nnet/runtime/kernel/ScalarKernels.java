package nnet.runtime.kernel;

/**
 * The kernels as plain loops: what a short process runs, and what runs where the Vector API is
 * absent.
 */
final class ScalarKernels implements KernelProvider {
  private static final TileTransforms TRANSFORMS = new ScalarTransforms();

  /** What is done to slices. An enum, as the first lambda of a process takes milliseconds. */
  private enum Line implements Slices.Slice {
    SUM,
    SOFTMAX,
    SOFTMAX_GRADIENT,
    LOG_SOFTMAX,
    LOG_SOFTMAX_GRADIENT,
    LOG_SUM_EXP;

    @Override
    public void run(float[] x, int xo, float[] y, int yo, float[] z, int zo, int axis, int inner) {
      if (this == SUM) {
        sum(x, xo, y, yo, axis, inner);
        return;
      }
      for (int i = 0; i < inner; i++) {
        line(x, xo + i, y, yo + i, z, zo + i, axis, inner);
      }
    }

    private void line(float[] x, int xo, float[] y, int yo, float[] z, int zo, int axis, int step) {
      switch (this) {
        case SUM -> throw new IllegalStateException("not a line");
        case SOFTMAX -> SoftmaxLine.softmax(x, xo, y, yo, axis, step);
        case SOFTMAX_GRADIENT -> SoftmaxLine.softmaxGradient(x, xo, y, yo, z, zo, axis, step);
        case LOG_SOFTMAX -> SoftmaxLine.logSoftmax(x, xo, y, yo, axis, step);
        case LOG_SOFTMAX_GRADIENT ->
            SoftmaxLine.logSoftmaxGradient(x, xo, y, yo, z, zo, axis, step);
        case LOG_SUM_EXP -> y[yo] = SoftmaxLine.logSumExp(x, xo, axis, step);
      }
    }
  }

  @Override
  public void matmul(Product p) {
    if (DotProducts.suits(p)) {
      DotProducts.run(p);
      return;
    }
    RowSweep sweep = RowSweep.mine();
    Blocks blocks = sweep.blocks.inner(p.k());
    for (int block = 0; block < blocks.count(); block++) {
      boolean add = p.accumulate() || block > 0;
      sweep.product.set(p, blocks.start(block), blocks.start(block + 1), add);
      sweep.run();
    }
  }

  @Override
  public TileTransforms tileTransforms() {
    return TRANSFORMS;
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
    } else if (Winograd.suits(shape)) {
      WinogradConvolution.run(this, shape, batch, x, xo, w, wo, y, yo, accumulate);
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
    } else if (Winograd.suitsWeights(shape)) {
      WinogradWeightGradient.run(this, shape, batch, x, xo, dy, dyo, dw, dwo, accumulate);
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
    Slices.run(Line.SUM, x, xo, axis * inner, y, yo, inner, outer, axis, inner);
  }

  private static void sum(float[] x, int xo, float[] y, int yo, int axis, int inner) {
    if (inner == 1) {
      y[yo] = AxisSum.contiguous(x, xo, axis, Scratch.floats(Scratch.Purpose.SUMS, AxisSum.LANES));
    } else {
      AxisSum.column(x, xo, y, yo, axis, inner);
    }
  }

  @Override
  public void softmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    int size = axis * inner;
    Slices.run(Line.SOFTMAX, x, xo, size, y, yo, size, outer, axis, inner);
  }

  @Override
  public void softmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int outer, int axis, int inner) {
    int size = axis * inner;
    Slices.run(
        Line.SOFTMAX_GRADIENT, y, yo, size, dy, dyo, size, dx, dxo, size, outer, axis, inner);
  }

  @Override
  public void logSoftmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    int size = axis * inner;
    Slices.run(Line.LOG_SOFTMAX, x, xo, size, y, yo, size, outer, axis, inner);
  }

  @Override
  public void logSoftmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int outer, int axis, int inner) {
    int size = axis * inner;
    Slices.run(
        Line.LOG_SOFTMAX_GRADIENT, y, yo, size, dy, dyo, size, dx, dxo, size, outer, axis, inner);
  }

  @Override
  public void normalize(float[] x, int xo, float[] y, int yo, int rows, int width, float epsilon) {
    NormalizedRows.run(ScalarNormalization::normalize, x, xo, y, yo, y, yo, rows, width, epsilon);
  }

  @Override
  public void normalizeGradient(
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dx,
      int dxo,
      int rows,
      int width,
      float epsilon) {
    NormalizedRows.run(
        ScalarNormalization::gradient, x, xo, dy, dyo, dx, dxo, rows, width, epsilon);
  }

  @Override
  public void logSumExp(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    Slices.run(Line.LOG_SUM_EXP, x, xo, axis * inner, y, yo, inner, outer, axis, inner);
  }
}
