package nnet.runtime.kernel.vector;

import java.util.function.IntConsumer;
import nnet.runtime.kernel.Convolution2d;
import nnet.runtime.kernel.KernelProvider;
import nnet.runtime.kernel.Pooling2d;
import nnet.runtime.kernel.Product;
import nnet.runtime.kernel.Work;
import nnet.runtime.parallel.Pool;

/** The kernels on the Vector API. */
public final class VectorKernels implements KernelProvider {
  private final KernelProvider plain;

  /** {@code plain} runs what gains nothing from vectors. */
  public VectorKernels(KernelProvider plain) {
    this.plain = plain;
  }

  @Override
  public void matmul(Product product) {
    VectorProduct.run(product);
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
      VectorDepthwise.run(shape, batch, x, xo, w, wo, y, yo, accumulate);
    } else {
      VectorConvolution.run(shape, batch, x, xo, w, wo, y, yo, accumulate);
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
      VectorDepthwiseWeights.run(shape, batch, x, xo, dy, dyo, dw, dwo, accumulate);
    } else {
      VectorWeightGradient.run(shape, batch, x, xo, dy, dyo, dw, dwo, accumulate);
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
    VectorSums.run(x, xo, y, yo, outer, axis, inner);
  }

  @Override
  public void softmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    if (inner == 1) {
      rows(outer, axis, row -> VectorSoftmax.softmax(x, xo + row * axis, y, yo + row * axis, axis));
    } else {
      plain.softmax(x, xo, y, yo, outer, axis, inner);
    }
  }

  @Override
  public void softmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int outer, int axis, int inner) {
    if (inner == 1) {
      rows(
          outer,
          axis,
          row ->
              VectorSoftmax.softmaxGradient(
                  y, yo + row * axis, dy, dyo + row * axis, dx, dxo + row * axis, axis));
    } else {
      plain.softmaxGradient(y, yo, dy, dyo, dx, dxo, outer, axis, inner);
    }
  }

  @Override
  public void logSoftmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    if (inner == 1) {
      rows(
          outer,
          axis,
          row -> VectorSoftmax.logSoftmax(x, xo + row * axis, y, yo + row * axis, axis));
    } else {
      plain.logSoftmax(x, xo, y, yo, outer, axis, inner);
    }
  }

  @Override
  public void logSoftmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int outer, int axis, int inner) {
    if (inner == 1) {
      rows(
          outer,
          axis,
          row ->
              VectorSoftmax.logSoftmaxGradient(
                  y, yo + row * axis, dy, dyo + row * axis, dx, dxo + row * axis, axis));
    } else {
      plain.logSoftmaxGradient(y, yo, dy, dyo, dx, dxo, outer, axis, inner);
    }
  }

  @Override
  public void logSumExp(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    if (inner == 1) {
      rows(outer, axis, row -> y[yo + row] = VectorSoftmax.logSumExp(x, xo + row * axis, axis));
    } else {
      plain.logSumExp(x, xo, y, yo, outer, axis, inner);
    }
  }

  private static void rows(int rows, int width, IntConsumer action) {
    Pool.run(
        Work.slabs(rows, width),
        slab -> {
          int end = Work.start(rows, width, slab + 1);
          for (int row = Work.start(rows, width, slab); row < end; row++) {
            action.accept(row);
          }
        });
  }
}
