package nnet.runtime.kernel.vector;

import nnet.runtime.kernel.Convolution2d;
import nnet.runtime.kernel.KernelProvider;
import nnet.runtime.kernel.Pooling2d;
import nnet.runtime.kernel.Product;

/**
 * Runs the vector kernels on little data until HotSpot has compiled them. Before that they are
 * hundreds of times slower than plain loops, so plain loops, which give the same bits, serve
 * meanwhile.
 */
public final class WarmUp {
  /**
   * A round of compiled kernels takes a seventh of this; one of kernels that are not yet compiled,
   * several times as long.
   */
  private static final long FAST_NANOSECONDS = 100_000;

  private static final int FAST_ROUNDS = 20;
  private static final long LIMIT_NANOSECONDS = 60_000_000_000L;
  private static final int LENGTH = 8192;

  private final KernelProvider kernels;
  private final float[] a = new float[LENGTH];
  private final float[] b = new float[LENGTH];
  private final float[] c = new float[LENGTH];

  private WarmUp(KernelProvider kernels) {
    this.kernels = kernels;
  }

  /** Returns when the kernels are fast, or after a minute. */
  public static void run(KernelProvider kernels) {
    WarmUp warmUp = new WarmUp(kernels);
    long start = System.nanoTime();
    int fast = 0;
    while (fast < FAST_ROUNDS && System.nanoTime() - start < LIMIT_NANOSECONDS) {
      long before = System.nanoTime();
      warmUp.round();
      fast += System.nanoTime() - before < FAST_NANOSECONDS ? 1 : 0;
    }
  }

  private void round() {
    products(15, 3 * Lanes.COUNT, 32);
    products(16, 2 * Lanes.COUNT + 3, 17);
    rows();
    images();
  }

  private void products(int m, int n, int k) {
    for (int form = 0; form < 4; form++) {
      kernels.matmul(
          new Product(a, 0, (form & 1) != 0, b, 0, (form & 2) != 0, c, 0, m, n, k, form % 3 == 0));
    }
  }

  private void rows() {
    kernels.sum(a, 0, c, 0, 4, 100, 1);
    kernels.sum(a, 0, c, 0, 1, 30, 5 * Lanes.COUNT);
    kernels.softmax(a, 0, c, 0, 4, 100, 1);
    kernels.softmaxGradient(a, 0, b, 0, c, 0, 4, 100, 1);
    kernels.logSoftmax(a, 0, c, 0, 4, 100, 1);
    kernels.logSoftmaxGradient(a, 0, b, 0, c, 0, 4, 100, 1);
    kernels.logSumExp(a, 0, c, 0, 4, 100, 1);
  }

  private void images() {
    Convolution2d shape =
        new Convolution2d(6, 6, 4, 3, 3, 2 * Lanes.COUNT, 1, 1, 1, 1, 1, 1, 6, 6, 1);
    kernels.convolve(shape, 1, a, 0, b, 0, c, 0, false);
    kernels.convolutionWeightGradient(shape, 1, a, 0, b, 0, c, 0, false);
    Pooling2d pooling = new Pooling2d(6, 6, 8, 2, 2, 2, 2, 0, 0, 3, 3);
    kernels.maxPool(a, 0, c, 0, 1, pooling);
    kernels.maxPoolGradient(a, 0, b, 0, c, 0, 1, pooling);
  }
}
