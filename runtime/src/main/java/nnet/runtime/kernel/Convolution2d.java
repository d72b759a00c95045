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

  /** Channels each filter sees. */
  public int groupChannels() {
    return channels / groups;
  }

  /** Filters of one group. */
  public int groupFilters() {
    return filters / groups;
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
