package nnet.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import nnet.runtime.kernel.vector.VectorKernels;

/** A convolution of a shifted image is the shifted convolution of the image, to the bit. */
class TranslationProperties {
  private static final KernelProvider PLAIN = new ScalarKernels();
  private static final KernelProvider VECTORS = new VectorKernels(PLAIN);

  @Property(tries = 200)
  void convolutionsCommuteWithTranslation(
      @ForAll @IntRange(min = 1, max = 20) int channels,
      @ForAll @IntRange(min = 1, max = 3) int kernel,
      @ForAll @IntRange(min = 1, max = 2) int stride,
      @ForAll @IntRange(min = 1, max = 2) int dilation,
      @ForAll @IntRange(min = 0, max = 3) int down,
      @ForAll @IntRange(min = 0, max = 3) int right,
      @ForAll boolean depthwise,
      @ForAll boolean vectors) {
    int filters = depthwise ? channels : 5;
    int groups = depthwise ? channels : 1;
    Convolution2d whole = shape(7, 8, channels, kernel, filters, stride, dilation, groups);
    Convolution2d part =
        shape(7 - down, 8 - right, channels, kernel, filters, stride, dilation, groups);
    float[] image = KernelCases.random(whole.inputSize(), 1);
    float[] weights = KernelCases.random(whole.weightSize(), 2);
    KernelProvider kernels = vectors ? VECTORS : PLAIN;
    float[] all = convolved(kernels, whole, image, weights);
    float[] some =
        convolved(
            kernels,
            part,
            shifted(
                image, whole.width(), part.height(), part.width(), channels, down, right, stride),
            weights);
    assertThat(some)
        .isEqualTo(
            shifted(
                all,
                whole.outputWidth(),
                part.outputHeight(),
                part.outputWidth(),
                filters,
                down,
                right,
                1));
  }

  /** A convolution with so many rows and columns of results. */
  private static Convolution2d shape(
      int rows,
      int columns,
      int channels,
      int kernel,
      int filters,
      int stride,
      int dilation,
      int groups) {
    int extent = (kernel - 1) * dilation + 1;
    return new Convolution2d(
        (rows - 1) * stride + extent,
        (columns - 1) * stride + extent,
        channels,
        kernel,
        kernel,
        filters,
        stride,
        stride,
        dilation,
        dilation,
        0,
        0,
        rows,
        columns,
        groups);
  }

  private static float[] convolved(
      KernelProvider kernels, Convolution2d shape, float[] image, float[] weights) {
    float[] result = new float[shape.outputSize()];
    kernels.convolve(shape, 1, image, 0, weights, 0, result, 0, false);
    return result;
  }

  /** The part of an image that begins so many steps further down and to the right. */
  private static float[] shifted(
      float[] image,
      int width,
      int rows,
      int columns,
      int channels,
      int down,
      int right,
      int step) {
    float[] part = new float[rows * columns * channels];
    for (int row = 0; row < rows; row++) {
      int from = ((row + down * step) * width + right * step) * channels;
      System.arraycopy(image, from, part, row * columns * channels, columns * channels);
    }
    return part;
  }
}
