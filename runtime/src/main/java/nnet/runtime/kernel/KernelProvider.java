package nnet.runtime.kernel;

/**
 * The kernels that exist twice, as plain loops and with the Vector API. Both give the same bits:
 * the interface's methods state the order of every accumulation. Shapes are those of {@link
 * Kernels}.
 */
public interface KernelProvider {

  /**
   * A matrix product. The inner dimension is cut into {@link Blocks} that depend on {@code k}
   * alone; within a block each element is one chain of {@code fma} in the order of {@code k},
   * starting from zero; blocks are then added in order.
   */
  void matmul(Product product);

  /** The maps of convolutions that are computed by {@link Winograd}'s minimal filtering. */
  TileTransforms tileTransforms();

  /**
   * {@code y (+)= x * w}. Each output is summed as a matrix product is, with {@code k} in the order
   * kernel row, kernel column, channel, and blocks of whole taps (see {@link Blocks#taps}); the
   * padding takes part as zeros. Where each channel has a filter of its own ({@link
   * Convolution2d#isDepthwise}) there is one block, and the padding is left out.
   */
  void convolve(
      Convolution2d shape,
      int batch,
      float[] x,
      int xo,
      float[] w,
      int wo,
      float[] y,
      int yo,
      boolean accumulate);

  /**
   * {@code dw (+)= x^T dy}. Each weight is summed as a matrix product is, with {@code k} in the
   * order image, output row, output column, and blocks of whole output rows (see {@link
   * Blocks#outputRows}); the padding takes part as zeros, or is left out where each channel has a
   * filter of its own.
   */
  void convolutionWeightGradient(
      Convolution2d shape,
      int batch,
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dw,
      int dwo,
      boolean accumulate);

  /** The largest value of each window; exact. */
  void maxPool(float[] x, int xo, float[] y, int yo, int batch, Pooling2d shape);

  /** The gradient of {@link #maxPool}: a pixel adds what its windows give it in their order. */
  void maxPoolGradient(
      float[] x, int xo, float[] dy, int dyo, float[] dx, int dxo, int batch, Pooling2d shape);

  /** Sums over an axis in the order that {@link AxisSum} states. */
  void sum(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner);

  /** Softmax over an axis; its sum in the order that {@link AxisSum} states. */
  void softmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner);

  /** The gradient of softmax; its sum in the order that {@link AxisSum} states. */
  void softmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int outer, int axis, int inner);

  /** The logarithm of softmax; its sum in the order that {@link AxisSum} states. */
  void logSoftmax(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner);

  /** The gradient of {@link #logSoftmax}; its sum in the order that {@link AxisSum} states. */
  void logSoftmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int outer, int axis, int inner);

  /**
   * Rows less their mean, over the root of their variance plus {@code epsilon}; sums go round 16
   * lanes, which are added as {@link AxisSum} states.
   */
  void normalize(float[] x, int xo, float[] y, int yo, int rows, int width, float epsilon);

  /** The gradient of {@link #normalize}, its sums in the same order. */
  void normalizeGradient(
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dx,
      int dxo,
      int rows,
      int width,
      float epsilon);

  /** The logarithm of a sum of exponentials; its sum in the order that {@link AxisSum} states. */
  void logSumExp(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner);
}
