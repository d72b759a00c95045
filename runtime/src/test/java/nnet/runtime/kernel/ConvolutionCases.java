package nnet.runtime.kernel;

import java.util.List;

/**
 * Shapes of convolutions: kernels, strides, dilations, paddings, groups, and sizes that do not fill
 * a vector.
 */
final class ConvolutionCases {
  private ConvolutionCases() {}

  static List<Convolution2d> shapes() {
    return List.of(
        shape(1, 1, 1, 1, 1, 1, 1, 1, 0, 1),
        shape(5, 7, 3, 3, 3, 4, 1, 1, 1, 1),
        shape(28, 28, 1, 5, 5, 6, 1, 1, 2, 1),
        shape(9, 8, 16, 3, 3, 33, 1, 1, 1, 1),
        shape(9, 9, 5, 3, 2, 10, 2, 1, 0, 1),
        shape(11, 10, 4, 3, 3, 7, 2, 2, 2, 1),
        shape(8, 8, 6, 3, 3, 4, 1, 1, 1, 2),
        shape(8, 7, 6, 1, 1, 5, 3, 1, 0, 1),
        shape(8, 9, 4, 5, 4, 6, 2, 1, 2, 2),
        shape(10, 9, 3, 3, 3, 4, 3, 1, 0, 1),
        shape(6, 6, 4, 3, 3, 4, 1, 1, 1, 4),
        shape(9, 8, 37, 3, 2, 37, 1, 1, 1, 37),
        shape(11, 12, 70, 3, 3, 70, 2, 1, 1, 70),
        shape(7, 9, 16, 3, 3, 16, 1, 2, 2, 16),
        shape(4, 3, 5, 5, 5, 5, 3, 2, 6, 5),
        shape(6, 6, 20, 1, 1, 35, 1, 1, 0, 1),
        shape(7, 7, 130, 3, 3, 16, 2, 1, 1, 1),
        shape(12, 13, 35, 3, 3, 37, 1, 1, 0, 1),
        shape(8, 8, 32, 3, 3, 32, 1, 1, 3, 1),
        shape(9, 9, 300, 3, 3, 32, 1, 1, 1, 1),
        shape(30, 30, 64, 3, 3, 40, 1, 1, 1, 1),
        new Convolution2d(13, 9, 34, 3, 3, 41, 1, 1, 1, 1, 2, 0, 14, 8, 1));
  }

  private static Convolution2d shape(
      int height,
      int width,
      int channels,
      int kernelHeight,
      int kernelWidth,
      int filters,
      int stride,
      int dilation,
      int padding,
      int groups) {
    int outputHeight = (height + 2 * padding - (kernelHeight - 1) * dilation - 1) / stride + 1;
    int outputWidth = (width + 2 * padding - (kernelWidth - 1) * dilation - 1) / stride + 1;
    return new Convolution2d(
        height,
        width,
        channels,
        kernelHeight,
        kernelWidth,
        filters,
        stride,
        stride,
        dilation,
        dilation,
        padding,
        padding,
        outputHeight,
        outputWidth,
        groups);
  }
}
