package nnet.runtime.kernel;

/**
 * The shape of a two-dimensional pooling of images {@code [height, width, channels]} to {@code
 * [outputHeight, outputWidth, channels]}. The window of output pixel {@code (r, c)} begins at the
 * input pixel {@code (r * strideHeight - padTop, c * strideWidth - padLeft)}; its part outside the
 * image is ignored.
 */
public record Pooling2d(
    int height,
    int width,
    int channels,
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    int padTop,
    int padLeft,
    int outputHeight,
    int outputWidth) {

  /** Floats of one input image. */
  public int inputSize() {
    return height * width * channels;
  }

  /** Floats of one output image. */
  public int outputSize() {
    return outputHeight * outputWidth * channels;
  }

  int firstRow(int outputRow) {
    return Math.max(0, outputRow * strideHeight - padTop);
  }

  int endRow(int outputRow) {
    return Math.min(height, outputRow * strideHeight - padTop + kernelHeight);
  }

  int firstColumn(int outputColumn) {
    return Math.max(0, outputColumn * strideWidth - padLeft);
  }

  int endColumn(int outputColumn) {
    return Math.min(width, outputColumn * strideWidth - padLeft + kernelWidth);
  }
}
