package nnet.runtime.kernel;

import nnet.runtime.parallel.PerThread;

/**
 * What generated code calls. Every tensor is a row-major slice {@code (array, offset)}; {@code xo}
 * is the offset of {@code x}. Results are the same bits with and without the Vector API, on 128,
 * 256 and 512 bits, with any number of threads. Slices of one call must not overlap unless a method
 * says so.
 *
 * <p>Reductions see a tensor as {@code [outer, axis, inner]} and reduce the middle axis. Class
 * labels and indices are whole numbers in floats.
 */
public final class Kernels {
  private static final boolean VECTORIZED = Providers.wantsVectors();

  private static final PerThread<Product> PRODUCT = new PerThread<>();

  private Kernels() {}

  /** Whether the kernels run on the Vector API, at once or as soon as they are compiled. */
  public static boolean vectorized() {
    return VECTORIZED;
  }

  /**
   * Runs both of two ways to the same results in the background, again and again, until the one by
   * vectors is compiled and not the slower; then calls {@code whenFast}: at once where the property
   * {@code nnet.warmUp} is false, never where the kernels are not {@link #vectorized}.
   */
  public static void warmUp(Runnable vectors, Runnable plain, Runnable whenFast) {
    if (VECTORIZED && !Boolean.parseBoolean(System.getProperty("nnet.warmUp", "true"))) {
      whenFast.run();
    } else if (VECTORIZED) {
      WarmUp.add(vectors, plain, whenFast);
    }
  }

  /**
   * {@code C[m, n] (+)= op(A) op(B)}; {@code op(A)} is {@code [m, k]}, stored {@code [k, m]} if
   * transposed; {@code op(B)} is {@code [k, n]}, stored {@code [n, k]} if transposed.
   */
  public static void matmul(
      float[] a,
      int ao,
      boolean transposeA,
      float[] b,
      int bo,
      boolean transposeB,
      float[] c,
      int co,
      int m,
      int n,
      int k,
      boolean accumulate) {
    Product product = PRODUCT.find();
    if (product == null) {
      product = new Product();
      PRODUCT.set(product);
    }
    product.set(a, ao, transposeA, b, bo, transposeB, c, co, m, n, k, accumulate);
    KernelFamily.Products.ALL.provider().matmul(product);
  }

  /**
   * {@link #matmul} for each of {@code batches} slices that are a stride apart; stride 0 shares an
   * operand.
   */
  public static void batchedMatmul(
      float[] a,
      int ao,
      boolean transposeA,
      float[] b,
      int bo,
      boolean transposeB,
      float[] c,
      int co,
      int m,
      int n,
      int k,
      boolean accumulate,
      int batches,
      int strideA,
      int strideB,
      int strideC) {
    BatchedProduct product = BatchedProduct.mine();
    product.first().set(a, ao, transposeA, b, bo, transposeB, c, co, m, n, k, accumulate);
    product.run(KernelFamily.Products.ALL.provider(), batches, strideA, strideB, strideC);
  }

  /**
   * {@code y = x * w}: images {@code [batch, h, w, channels]}, weights {@code [kh, kw, channels /
   * groups, filters]}.
   */
  public static void conv2d(
      float[] x, int xo, float[] w, int wo, float[] y, int yo, int batch, Convolution2d shape) {
    KernelFamily.Convolutions.ALL.provider().convolve(shape, batch, x, xo, w, wo, y, yo, false);
  }

  /** {@code dx =} the derivative of {@link #conv2d} by its input, applied to {@code dy}. */
  public static void conv2dInputGradient(
      float[] dy, int dyo, float[] w, int wo, float[] dx, int dxo, int batch, Convolution2d shape) {
    InputGradient.run(
        KernelFamily.ConvolutionGradients.ALL.provider(),
        shape,
        batch,
        dy,
        dyo,
        w,
        wo,
        dx,
        dxo,
        false);
  }

  /** {@code dw =} the derivative of {@link #conv2d} by its weights, applied to {@code dy}. */
  public static void conv2dWeightGradient(
      float[] x, int xo, float[] dy, int dyo, float[] dw, int dwo, int batch, Convolution2d shape) {
    KernelFamily.ConvolutionGradients.ALL
        .provider()
        .convolutionWeightGradient(shape, batch, x, xo, dy, dyo, dw, dwo, false);
  }

  /**
   * {@code y = x * w}: volumes {@code [batch, d, h, w, channels]}, weights {@code [kd, kh, kw,
   * channels / groups, filters]}.
   */
  public static void conv3d(
      float[] x, int xo, float[] w, int wo, float[] y, int yo, int batch, Convolution3d shape) {
    VolumeConvolution.forward(
        KernelFamily.Convolutions.ALL.provider(), shape, batch, x, xo, w, wo, y, yo);
  }

  /** {@code dx =} the derivative of {@link #conv3d} by its input, applied to {@code dy}. */
  public static void conv3dInputGradient(
      float[] dy, int dyo, float[] w, int wo, float[] dx, int dxo, int batch, Convolution3d shape) {
    VolumeConvolution.inputGradient(
        KernelFamily.ConvolutionGradients.ALL.provider(), shape, batch, dy, dyo, w, wo, dx, dxo);
  }

  /** {@code dw =} the derivative of {@link #conv3d} by its weights, applied to {@code dy}. */
  public static void conv3dWeightGradient(
      float[] x, int xo, float[] dy, int dyo, float[] dw, int dwo, int batch, Convolution3d shape) {
    VolumeConvolution.weightGradient(
        KernelFamily.ConvolutionGradients.ALL.provider(), shape, batch, x, xo, dy, dyo, dw, dwo);
  }

  /** The largest value of each window; {@code -infinity} where a window lies outside the image. */
  public static void maxPool2d(float[] x, int xo, float[] y, int yo, int batch, Pooling2d shape) {
    KernelFamily.Pooling.ALL.provider().maxPool(x, xo, y, yo, batch, shape);
  }

  /**
   * {@code dx =} the gradient of {@link #maxPool2d}: the first maximum in the window's row-major
   * order takes it.
   */
  public static void maxPool2dGradient(
      float[] x, int xo, float[] dy, int dyo, float[] dx, int dxo, int batch, Pooling2d shape) {
    KernelFamily.PoolingGradients.ALL
        .provider()
        .maxPoolGradient(x, xo, dy, dyo, dx, dxo, batch, shape);
  }

  /** {@code y =} the elements of {@code v} where {@code x} has its {@link #maxPool2d}. */
  public static void maxPool2dPick(
      float[] x, int xo, float[] v, int vo, float[] y, int yo, int batch, Pooling2d shape) {
    MaxPooling.pick(x, xo, v, vo, y, yo, batch, shape);
  }

  /** The mean of each window, over its pixels in the image. */
  public static void averagePool2d(
      float[] x, int xo, float[] y, int yo, int batch, Pooling2d shape) {
    AveragePooling.forward(x, xo, y, yo, batch, shape);
  }

  /** {@code dx =} the gradient of {@link #averagePool2d}. */
  public static void averagePool2dGradient(
      float[] dy, int dyo, float[] dx, int dxo, int batch, Pooling2d shape) {
    AveragePooling.backward(dy, dyo, dx, dxo, batch, shape);
  }

  /**
   * {@code y[outer, inner] = sum of x[outer, axis, inner]} over the axis; an empty axis gives 0.
   */
  public static void sum(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    KernelFamily.Rows.ALL.provider().sum(x, xo, y, yo, outer, axis, inner);
  }

  /**
   * {@code y[outer, inner] =} the largest over the axis; NaN if one is; an empty axis gives {@code
   * -infinity}.
   */
  public static void max(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    Extremes.max(x, xo, y, yo, outer, axis, inner);
  }

  /**
   * {@code y[outer, inner] =} the smallest over the axis; NaN if one is; an empty axis gives {@code
   * infinity}.
   */
  public static void min(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    Extremes.min(x, xo, y, yo, outer, axis, inner);
  }

  /**
   * {@code y[outer, inner] =} the index of the first largest over the axis; a NaN counts as the
   * largest.
   */
  public static void argmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    Extremes.argmax(x, xo, y, yo, outer, axis, inner);
  }

  /**
   * {@code y = exp(x - max) / sum(exp(x - max))} over the axis, both {@code [outer, axis, inner]};
   * {@code y} may be {@code x}.
   */
  public static void softmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    KernelFamily.Rows.ALL.provider().softmax(x, xo, y, yo, outer, axis, inner);
  }

  /** {@code dx = y (dy - sum(y dy))} for {@code y = softmax(x)}; {@code dx} may be {@code dy}. */
  public static void softmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int outer, int axis, int inner) {
    KernelFamily.RowGradients.ALL
        .provider()
        .softmaxGradient(y, yo, dy, dyo, dx, dxo, outer, axis, inner);
  }

  /** {@code y = x - max - log(sum(exp(x - max)))} over the axis; {@code y} may be {@code x}. */
  public static void logSoftmax(
      float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    KernelFamily.Rows.ALL.provider().logSoftmax(x, xo, y, yo, outer, axis, inner);
  }

  /**
   * {@code dx = dy - exp(y) sum(dy)} for {@code y = logSoftmax(x)}; {@code dx} may be {@code dy}.
   */
  public static void logSoftmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int outer, int axis, int inner) {
    KernelFamily.RowGradients.ALL
        .provider()
        .logSoftmaxGradient(y, yo, dy, dyo, dx, dxo, outer, axis, inner);
  }

  /**
   * {@code y = (x - mean(x)) / sqrt(variance(x) + epsilon)} for each row; {@code y} may be {@code
   * x}.
   */
  public static void normalize(
      float[] x, int xo, float[] y, int yo, int rows, int width, float epsilon) {
    KernelFamily.Normalization.ALL.provider().normalize(x, xo, y, yo, rows, width, epsilon);
  }

  /**
   * {@code dx = (dy - mean(dy) - y mean(y dy)) / sqrt(variance(x) + epsilon)} for each row and
   * {@code y = normalize(x)}; {@code dx} may be {@code dy}.
   */
  public static void normalizeGradient(
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dx,
      int dxo,
      int rows,
      int width,
      float epsilon) {
    KernelFamily.NormalizationGradients.ALL
        .provider()
        .normalizeGradient(x, xo, dy, dyo, dx, dxo, rows, width, epsilon);
  }

  /** {@code y[outer, inner] = max + log(sum(exp(x - max)))} over the axis. */
  public static void logSumExp(
      float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    KernelFamily.Rows.ALL.provider().logSumExp(x, xo, y, yo, outer, axis, inner);
  }

  /**
   * {@code y[i, :] = table[indices[i], :]} for {@code count} indices into {@code table[rows,
   * width]}; so many tables, indices and results lie one after the other.
   */
  public static void gather(
      float[] table,
      int to,
      int tables,
      int rows,
      int width,
      float[] indices,
      int io,
      float[] y,
      int yo,
      int count) {
    Lookup.gather(table, to, tables, rows, width, indices, io, y, yo, count);
  }

  /**
   * {@code dtable[indices[i], :] += dy[i, :]}, in the order of {@code i}: the gradient of {@link
   * #gather}.
   */
  public static void scatterAdd(
      float[] dy,
      int dyo,
      float[] indices,
      int io,
      int count,
      float[] dtable,
      int to,
      int tables,
      int rows,
      int width) {
    Lookup.scatterAdd(dy, dyo, indices, io, count, dtable, to, tables, rows, width);
  }

  /**
   * {@code y[o, k, i] = x[o, indices[o, k, i], i]}, where {@code y} is {@code [outer, count,
   * inner]} and {@code x} is {@code [outer, axis, inner]}.
   */
  public static void takeAlong(
      float[] x,
      int xo,
      float[] indices,
      int io,
      float[] y,
      int yo,
      int outer,
      int axis,
      int count,
      int inner) {
    Lookup.takeAlong(x, xo, indices, io, y, yo, outer, axis, count, inner);
  }

  /**
   * {@code y[o, a, i] =} the sum of all {@code x[o, k, i]} where {@code a = indices[o, k, i]}: the
   * gradient of {@link #takeAlong}.
   */
  public static void scatterAlong(
      float[] x,
      int xo,
      float[] indices,
      int io,
      float[] y,
      int yo,
      int outer,
      int axis,
      int count,
      int inner) {
    Lookup.scatterAlong(x, xo, indices, io, y, yo, outer, axis, count, inner);
  }

  /**
   * {@code y[o, k, i] =} the place along the axis of the k-th of {@code x} in its order, both
   * {@code [outer, axis, inner]}; equal numbers keep their order, a NaN counts as the largest.
   */
  public static void argsort(
      float[] x, int xo, float[] y, int yo, int outer, int axis, int inner, boolean descending) {
    Extremes.argsort(x, xo, y, yo, outer, axis, inner, descending);
  }

  /** {@code y[i, j] = 1} where {@code j < lengths[i]}, else 0. */
  public static void sequenceMask(
      float[] lengths, int lo, float[] y, int yo, int count, int places) {
    Lookup.sequenceMask(lengths, lo, y, yo, count, places);
  }

  /** {@code y[i, j] = 1} where {@code j = indices[i]}, else 0. */
  public static void oneHot(float[] indices, int io, float[] y, int yo, int count, int classes) {
    Lookup.oneHot(indices, io, y, yo, count, classes);
  }

  /**
   * {@code y} with {@code ((a + aᵀ) / 2 + ridge I) y = b} for each of {@code count} systems of
   * {@code n} equations, by Cholesky in float64.
   */
  public static void solve(
      float[] a,
      int ao,
      float[] b,
      int bo,
      float[] y,
      int yo,
      int count,
      int n,
      int columns,
      double ridge) {
    Cholesky.solve(a, ao, b, bo, y, yo, count, n, columns, ridge);
  }

  /** {@code y = x} element by element along {@link Axes}: transposed, repeated, or a part. */
  public static void copyAlong(float[] x, int xo, float[] y, int yo, Axes axes) {
    axes.copy(x, xo, y, yo);
  }

  /** {@code y[0..count) = value}. */
  public static void fill(float[] y, int yo, int count, float value) {
    java.util.Arrays.fill(y, yo, yo + count, value);
  }

  /** {@code y[0..count) += x[0..count)}. */
  public static void accumulate(float[] x, int xo, float[] y, int yo, int count) {
    LoopCall.of(Kernels::accumulate, 0).with(x).with(y).with(xo).with(yo).run(count, 1);
  }

  private static void accumulate(int loop, LoopCall call, int from, int to) {
    float[] x = call.array(0);
    float[] y = call.array(1);
    int xo = call.place(0);
    int yo = call.place(1);
    for (int i = from; i < to; i++) {
      y[yo + i] += x[xo + i];
    }
  }

  /**
   * {@code y = softmax(q k^T) v} of each slice: {@code q} is {@code [t, d]}, {@code k} is {@code
   * [s, d]}, {@code v} is {@code [s, e]}; where it is causal, row i takes part in rows up to i
   * alone.
   */
  public static void attention(
      float[] q,
      int qo,
      float[] k,
      int ko,
      float[] v,
      int vo,
      float[] y,
      int yo,
      int slices,
      int t,
      int s,
      int d,
      int e,
      boolean causal) {
    AttentionSlices.of(
            KernelFamily.Attention.ALL.provider(), t, s, d, e, causal, q, qo, k, ko, v, vo)
        .forward(y, yo, slices);
  }

  /** {@code g =} the gradients of {@link #attention} by q, k and v, one after the other. */
  public static void attentionGradient(
      float[] q,
      int qo,
      float[] k,
      int ko,
      float[] v,
      int vo,
      float[] dy,
      int dyo,
      float[] g,
      int go,
      int slices,
      int t,
      int s,
      int d,
      int e,
      boolean causal) {
    AttentionSlices.of(
            KernelFamily.AttentionGradients.ALL.provider(), t, s, d, e, causal, q, qo, k, ko, v, vo)
        .backward(dy, dyo, g, go, slices);
  }

  /** {@code y[i] = i} for the first {@code count}. */
  public static void arange(float[] y, int yo, int count) {
    for (int i = 0; i < count; i++) {
      y[yo + i] = i;
    }
  }

  /** {@code y[0..count) = x[0..count)}; the slices may overlap. */
  public static void copy(float[] x, int xo, float[] y, int yo, int count) {
    System.arraycopy(x, xo, y, yo, count);
  }
}
