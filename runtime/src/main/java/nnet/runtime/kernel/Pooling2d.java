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

  /** Of no image at all: what a kernel has before its first call. */
  static final Pooling2d EMPTY = new Pooling2d(0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0);

  /** Floats of one input image. */
  public int inputSize() {
    return height * width * channels;
  }

  /** Floats of one output image. */
  public int outputSize() {
    return outputHeight * outputWidth * channels;
  }

  /** Whether each pixel of the image lies in one window and only in one. */
  public boolean tiles() {
    return tiles(height, kernelHeight, strideHeight, padTop, outputHeight)
        && tiles(width, kernelWidth, strideWidth, padLeft, outputWidth);
  }

  private static boolean tiles(int size, int kernel, int stride, int pad, int windows) {
    return pad == 0 && kernel == stride && windows * kernel == size;
  }

  /** The first row of a window's part in the image. */
  public int firstRow(int outputRow) {
    return Math.max(0, outputRow * strideHeight - padTop);
  }

  /** One past the last row of a window's part in the image. */
  public int endRow(int outputRow) {
    return Math.min(height, outputRow * strideHeight - padTop + kernelHeight);
  }

  /** The first column of a window's part in the image. */
  public int firstColumn(int outputColumn) {
    return Math.max(0, outputColumn * strideWidth - padLeft);
  }

  /** One past the last column of a window's part in the image. */
  public int endColumn(int outputColumn) {
    return Math.min(width, outputColumn * strideWidth - padLeft + kernelWidth);
  }
}
