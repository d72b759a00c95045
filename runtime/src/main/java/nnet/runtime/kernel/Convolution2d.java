package nnet.runtime.kernel;

/**
 * The shape of a two-dimensional convolution of images {@code [height, width, channels]} with
 * weights {@code [kernelHeight, kernelWidth, channels / groups, filters]} to {@code [outputHeight,
 * outputWidth, filters]}. Output pixel {@code (r, c)} and kernel tap {@code (i, j)} meet at the
 * input pixel {@code (r * strideHeight + i * dilationHeight - padTop, c * strideWidth + j *
 * dilationWidth - padLeft)}; pixels outside the image are zero. Padding at the bottom and the right
 * follows from the output's size.
 */
public record Convolution2d(
    int height,
    int width,
    int channels,
    int kernelHeight,
    int kernelWidth,
    int filters,
    int strideHeight,
    int strideWidth,
    int dilationHeight,
    int dilationWidth,
    int padTop,
    int padLeft,
    int outputHeight,
    int outputWidth,
    int groups) {

  /** Of no image at all: what a kernel has before its first call. */
  public static final Convolution2d EMPTY =
      new Convolution2d(0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1);

  /** Channels each filter sees. */
  public int groupChannels() {
    return channels / groups;
  }

  /** Filters of one group. */
  public int groupFilters() {
    return filters / groups;
  }

  /** Whether each channel has one filter of its own. */
  public boolean isDepthwise() {
    return groups > 1 && groups == channels && groups == filters;
  }

  /** The row of the image where an output row and a row of the kernel meet. */
  public int inputRow(int outputRow, int kernelRow) {
    return outputRow * strideHeight + kernelRow * dilationHeight - padTop;
  }

  /** The column of the image where an output column and a column of the kernel meet. */
  public int inputColumn(int outputColumn, int kernelColumn) {
    return outputColumn * strideWidth + kernelColumn * dilationWidth - padLeft;
  }

  /** The first row of the kernel that meets the image from an output row. */
  public int firstKernelRow(int outputRow) {
    return first(padTop - outputRow * strideHeight, dilationHeight);
  }

  /** One past the last row of the kernel that meets the image from an output row. */
  public int endKernelRow(int outputRow) {
    return end(kernelHeight, height + padTop - outputRow * strideHeight, dilationHeight);
  }

  /** The first column of the kernel that meets the image from an output column. */
  public int firstKernelColumn(int outputColumn) {
    return first(padLeft - outputColumn * strideWidth, dilationWidth);
  }

  /** One past the last column of the kernel that meets the image from an output column. */
  public int endKernelColumn(int outputColumn) {
    return end(kernelWidth, width + padLeft - outputColumn * strideWidth, dilationWidth);
  }

  /** The first output column from which a column of the kernel meets the image. */
  public int firstOutputColumn(int kernelColumn) {
    return first(padLeft - kernelColumn * dilationWidth, strideWidth);
  }

  /** One past the last output column from which a column of the kernel meets the image. */
  public int endOutputColumn(int kernelColumn) {
    return end(outputWidth, width + padLeft - kernelColumn * dilationWidth, strideWidth);
  }

  private static int first(int distance, int step) {
    return Math.max(0, Math.ceilDiv(distance, step));
  }

  private static int end(int most, int distance, int step) {
    return Math.clamp(Math.ceilDiv(distance, step), 0, most);
  }

  /** Positions of the kernel's window. */
  public int taps() {
    return kernelHeight * kernelWidth;
  }

  /** Floats of one input image. */
  public int inputSize() {
    return height * width * channels;
  }

  /** Floats of one output image. */
  public int outputSize() {
    return outputHeight * outputWidth * filters;
  }

  /** Floats of the weights. */
  public int weightSize() {
    return taps() * groupChannels() * filters;
  }
}
