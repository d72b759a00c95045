package nnet.runtime.kernel;

/** Calls of every kernel that exists twice, on little data, through all of its loops. */
final class SampleCalls {
  private static final int LENGTH = 9216;

  private static final Convolution2d[] SHAPES = {
    new Convolution2d(6, 6, 4, 3, 3, 32, 1, 1, 1, 1, 1, 1, 6, 6, 1),
    new Convolution2d(8, 8, 32, 3, 3, 32, 1, 1, 1, 1, 1, 1, 8, 8, 1),
    new Convolution2d(9, 9, 81, 3, 3, 81, 1, 1, 1, 1, 1, 1, 9, 9, 81)
  };

  private static final Pooling2d WINDOWS = new Pooling2d(6, 6, 8, 2, 2, 2, 2, 0, 0, 3, 3);

  private final KernelProvider kernels;
  private final Product product = new Product();
  private final float[] a = new float[LENGTH];
  private final float[] b = new float[LENGTH];
  private final float[] c = new float[LENGTH];

  SampleCalls(KernelProvider kernels) {
    this.kernels = kernels;
  }

  void products() {
    products(23, 48, 32);
    products(16, 35, 17);
    products(4, 40, 17);
    products(1, 160, 32);
    products(9, 5, 256);
    products(1, 5, 256);
  }

  private void products(int m, int n, int k) {
    for (int form = 0; form < 4; form++) {
      boolean transposeA = (form & 1) != 0;
      boolean transposeB = (form & 2) != 0;
      boolean add = transposeA == transposeB;
      int last = LENGTH - k * n;
      kernels.matmul(product.set(a, 0, transposeA, b, last, transposeB, c, 0, m, n, k, add));
    }
  }

  void rows() {
    kernels.sum(a, 0, c, 0, 4, 100, 1);
    kernels.sum(a, 0, c, 0, 1, 30, 81);
    kernels.softmax(a, 0, c, 0, 4, 100, 1);
    kernels.logSoftmax(a, 0, c, 0, 4, 100, 1);
    kernels.logSumExp(a, 0, c, 0, 4, 100, 1);
  }

  void rowGradients() {
    kernels.softmaxGradient(a, 0, b, 0, c, 0, 4, 100, 1);
    kernels.logSoftmaxGradient(a, 0, b, 0, c, 0, 4, 100, 1);
  }

  void attention() {
    products();
    kernels.softmax(a, 0, c, 0, 4, 100, 1);
  }

  void attentionGradients() {
    attention();
    kernels.softmaxGradient(a, 0, b, 0, c, 0, 4, 100, 1);
  }

  void normalization() {
    kernels.normalize(a, 0, c, 0, 4, 100, 1e-3f);
  }

  void normalizationGradients() {
    kernels.normalizeGradient(a, 0, b, 0, c, 0, 4, 100, 1e-3f);
  }

  void convolutions() {
    for (Convolution2d shape : SHAPES) {
      kernels.convolve(shape, 1, a, 0, b, 0, c, 0, false);
    }
  }

  void convolutionGradients() {
    for (Convolution2d shape : SHAPES) {
      InputGradient.run(kernels, shape, 1, a, 0, b, 0, c, 0, false);
      kernels.convolutionWeightGradient(shape, 1, a, 0, b, 0, c, 0, false);
    }
  }

  void pooling() {
    kernels.maxPool(a, 0, c, 0, 1, WINDOWS);
  }

  void poolingGradients() {
    kernels.maxPoolGradient(a, 0, b, 0, c, 0, 1, WINDOWS);
  }
}
