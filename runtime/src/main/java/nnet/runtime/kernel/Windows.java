package nnet.runtime.kernel;

import java.util.Arrays;

/**
 * The pixels under a convolution's windows as rows of a matrix {@code [pixels, taps * channels of
 * the group]}.
 */
final class Windows {
  private Windows() {}

  /** Gathers for the output rows {@code [firstRow, endRow)}, counted through all images. */
  static float[] gather(
      Convolution2d shape, float[] x, int xo, int group, int firstRow, int endRow) {
    int inner = shape.taps() * shape.groupChannels();
    int pixels = (endRow - firstRow) * shape.outputWidth();
    float[] windows = Scratch.floats(Scratch.Purpose.IMAGE, pixels * inner);
    int target = 0;
    for (int row = firstRow; row < endRow; row++) {
      int image =
          xo + row / shape.outputHeight() * shape.inputSize() + group * shape.groupChannels();
      for (int column = 0; column < shape.outputWidth(); column++) {
        gatherWindow(shape, x, image, row % shape.outputHeight(), column, windows, target);
        target += inner;
      }
    }
    return windows;
  }

  private static void gatherWindow(
      Convolution2d shape, float[] x, int image, int row, int column, float[] windows, int start) {
    int channels = shape.groupChannels();
    int target = start;
    for (int i = 0; i < shape.kernelHeight(); i++) {
      int r = row * shape.strideHeight() + i * shape.dilationHeight() - shape.padTop();
      for (int j = 0; j < shape.kernelWidth(); j++) {
        int c = column * shape.strideWidth() + j * shape.dilationWidth() - shape.padLeft();
        if (r >= 0 && r < shape.height() && c >= 0 && c < shape.width()) {
          int source = image + (r * shape.width() + c) * shape.channels();
          System.arraycopy(x, source, windows, target, channels);
        } else {
          Arrays.fill(windows, target, target + channels, 0f);
        }
        target += channels;
      }
    }
  }
}
