package nnet.runtime.kernel;

/**
 * The kernels as plain loops: what a short process runs, and what runs where the Vector API is
 * absent.
 */
final class ScalarKernels implements KernelProvider {
  private static final TileTransforms TRANSFORMS = new ScalarTransforms();
  private static final NormalizedRows.Row NORMALIZE = ScalarNormalization::normalize;
  private static final NormalizedRows.Row NORMALIZE_GRADIENT = ScalarNormalization::gradient;
  private static final Slices.Slice SUM = ScalarKernels::sumOne;
  private static final Slices.Slice SOFTMAX =
      (x, xo, y, yo, z, zo, axis, inner) -> {
        for (int i = 0; i < inner; i++) {
          SoftmaxLine.softmax(x, xo + i, y, yo + i, axis, inner);
        }
      };
  private static final Slices.Slice SOFTMAX_GRADIENT =
      (x, xo, y, yo, z, zo, axis, inner) -> {
        for (int i = 0; i < inner; i++) {
          SoftmaxLine.softmaxGradient(x, xo + i, y, yo + i, z, zo + i, axis, inner);
        }
      };
  private static final Slices.Slice LOG_SOFTMAX =
      (x, xo, y, yo, z, zo, axis, inner) -> {
        for (int i = 0; i < inner; i++) {
          SoftmaxLine.logSoftmax(x, xo + i, y, yo + i, axis, inner);
        }
      };
  private static final Slices.Slice LOG_SOFTMAX_GRADIENT =
      (x, xo, y, yo, z, zo, axis, inner) -> {
        for (int i = 0; i < inner; i++) {
          SoftmaxLine.logSoftmaxGradient(x, xo + i, y, yo + i, z, zo + i, axis, inner);
        }
      };
  private static final Slices.Slice LOG_SUM_EXP =
      (x, xo, y, yo, z, zo, axis, inner) -> {
        for (int i = 0; i < inner; i++) {
          y[yo + i] = SoftmaxLine.logSumExp(x, xo + i, axis, inner);
        }
      };

  @Override
  public void matmul(Product p) {
    RowSweep sweep = RowSweep.mine();
    Blocks blocks = sweep.blocks.inner(p.k());
    for (int block = 0; block < blocks.count(); block++) {
      boolean add = p.accumulate() || block > 0;
      sweep.product.set(p, blocks.start(block), blocks.start(block + 1), add);
      sweep.run();
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
    } else if (Winograd.suits(shape)) {
      WinogradConvolution.run(this, TRANSFORMS, shape, batch, x, xo, w, wo, y, yo, accumulate);
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
      WinogradWeightGradient.run(
          this, TRANSFORMS, shape, batch, x, xo, dy, dyo, dw, dwo, accumulate);
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
    Slices.run(SUM, x, xo, axis * inner, y, yo, inner, outer, axis, inner);
  }

  private static void sumOne(
      float[] x, int xo, float[] y, int yo, float[] unused, int nowhere, int axis, int inner) {
    if (inner == 1) {
      y[yo] = AxisSum.contiguous(x, xo, axis, Scratch.floats(Scratch.Purpose.SUMS, AxisSum.LANES));
    } else {
      AxisSum.column(x, xo, y, yo, axis, inner);
    }
  }

  @Override
  public void softmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    int size = axis * inner;
    Slices.run(SOFTMAX, x, xo, size, y, yo, size, outer, axis, inner);
  }

  @Override
  public void softmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int outer, int axis, int inner) {
    int size = axis * inner;
    Slices.run(SOFTMAX_GRADIENT, y, yo, size, dy, dyo, size, dx, dxo, size, outer, axis, inner);
  }

  @Override
  public void logSoftmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    int size = axis * inner;
    Slices.run(LOG_SOFTMAX, x, xo, size, y, yo, size, outer, axis, inner);
  }

  @Override
  public void logSoftmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int outer, int axis, int inner) {
    int size = axis * inner;
    Slices.run(LOG_SOFTMAX_GRADIENT, y, yo, size, dy, dyo, size, dx, dxo, size, outer, axis, inner);
  }

  @Override
  public void normalize(float[] x, int xo, float[] y, int yo, int rows, int width, float epsilon) {
    NormalizedRows.run(NORMALIZE, x, xo, y, yo, y, yo, rows, width, epsilon);
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
    NormalizedRows.run(NORMALIZE_GRADIENT, x, xo, dy, dyo, dx, dxo, rows, width, epsilon);
  }

  @Override
  public void logSumExp(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    Slices.run(LOG_SUM_EXP, x, xo, axis * inner, y, yo, inner, outer, axis, inner);
  }
}
