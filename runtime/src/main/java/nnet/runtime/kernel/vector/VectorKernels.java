package nnet.runtime.kernel.vector;

import nnet.runtime.kernel.Convolution2d;
import nnet.runtime.kernel.KernelProvider;
import nnet.runtime.kernel.NormalizedRows;
import nnet.runtime.kernel.Pooling2d;
import nnet.runtime.kernel.Product;
import nnet.runtime.kernel.Slices;
import nnet.runtime.kernel.TileTransforms;
import nnet.runtime.kernel.Winograd;
import nnet.runtime.kernel.WinogradConvolution;
import nnet.runtime.kernel.WinogradWeightGradient;

/** The kernels on the Vector API. */
public final class VectorKernels implements KernelProvider {
  private static final TileTransforms TRANSFORMS = new VectorTransforms();
  private static final NormalizedRows.Row NORMALIZE = VectorNormalization::normalize;
  private static final NormalizedRows.Row NORMALIZE_GRADIENT = VectorNormalization::gradient;
  private static final Slices.Slice SOFTMAX =
      (x, xo, y, yo, z, zo, axis, inner) -> VectorSoftmax.softmax(x, xo, y, yo, axis);
  private static final Slices.Slice SOFTMAX_GRADIENT =
      (x, xo, y, yo, z, zo, axis, inner) ->
          VectorSoftmax.softmaxGradient(x, xo, y, yo, z, zo, axis);
  private static final Slices.Slice LOG_SOFTMAX =
      (x, xo, y, yo, z, zo, axis, inner) -> VectorSoftmax.logSoftmax(x, xo, y, yo, axis);
  private static final Slices.Slice LOG_SOFTMAX_GRADIENT =
      (x, xo, y, yo, z, zo, axis, inner) ->
          VectorSoftmax.logSoftmaxGradient(x, xo, y, yo, z, zo, axis);
  private static final Slices.Slice LOG_SUM_EXP =
      (x, xo, y, yo, z, zo, axis, inner) -> y[yo] = VectorSoftmax.logSumExp(x, xo, axis);

  private final KernelProvider plain;

  /** {@code plain} runs what gains nothing from vectors. */
  public VectorKernels(KernelProvider plain) {
    this.plain = plain;
  }

  @Override
  public void matmul(Product product) {
    VectorProduct.mine().run(product);
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
      VectorDepthwise.mine().run(shape, batch, x, xo, w, wo, y, yo, accumulate);
    } else if (Winograd.suits(shape)) {
      WinogradConvolution.run(this, shape, batch, x, xo, w, wo, y, yo, accumulate);
    } else {
      VectorConvolution.mine().run(shape, batch, x, xo, w, wo, y, yo, accumulate);
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
      VectorDepthwiseWeights.mine().run(shape, batch, x, xo, dy, dyo, dw, dwo, accumulate);
    } else if (Winograd.suitsWeights(shape)) {
      WinogradWeightGradient.run(this, shape, batch, x, xo, dy, dyo, dw, dwo, accumulate);
    } else {
      VectorWeightGradient.mine().run(shape, batch, x, xo, dy, dyo, dw, dwo, accumulate);
    }
  }

  @Override
  public void maxPool(float[] x, int xo, float[] y, int yo, int batch, Pooling2d shape) {
    VectorMaxPooling.forward(x, xo, y, yo, batch, shape);
  }

  @Override
  public void maxPoolGradient(
      float[] x, int xo, float[] dy, int dyo, float[] dx, int dxo, int batch, Pooling2d shape) {
    VectorMaxPooling.backward(x, xo, dy, dyo, dx, dxo, batch, shape);
  }

  @Override
  public void sum(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    VectorSums.mine().run(x, xo, y, yo, outer, axis, inner);
  }

  @Override
  public void softmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    if (inner == 1) {
      Slices.run(SOFTMAX, x, xo, axis, y, yo, axis, outer, axis, 1);
    } else {
      plain.softmax(x, xo, y, yo, outer, axis, inner);
    }
  }

  @Override
  public void softmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int outer, int axis, int inner) {
    if (inner == 1) {
      Slices.run(SOFTMAX_GRADIENT, y, yo, axis, dy, dyo, axis, dx, dxo, axis, outer, axis, 1);
    } else {
      plain.softmaxGradient(y, yo, dy, dyo, dx, dxo, outer, axis, inner);
    }
  }

  @Override
  public void logSoftmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    if (inner == 1) {
      Slices.run(LOG_SOFTMAX, x, xo, axis, y, yo, axis, outer, axis, 1);
    } else {
      plain.logSoftmax(x, xo, y, yo, outer, axis, inner);
    }
  }

  @Override
  public void logSoftmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int outer, int axis, int inner) {
    if (inner == 1) {
      Slices.run(LOG_SOFTMAX_GRADIENT, y, yo, axis, dy, dyo, axis, dx, dxo, axis, outer, axis, 1);
    } else {
      plain.logSoftmaxGradient(y, yo, dy, dyo, dx, dxo, outer, axis, inner);
    }
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
    if (inner == 1) {
      Slices.run(LOG_SUM_EXP, x, xo, axis, y, yo, 1, outer, axis, 1);
    } else {
      plain.logSumExp(x, xo, y, yo, outer, axis, inner);
    }
  }
}
