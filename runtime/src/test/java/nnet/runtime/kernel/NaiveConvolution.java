package nnet.runtime.kernel;

/** A convolution as the list of its products. */
final class NaiveConvolution {
  private NaiveConvolution() {}

  /** One product {@code y[output] += x[input] * w[weight]}. */
  interface Term {
    void accept(int input, int weight, int output);
  }

  static void forEach(Convolution2d s, int batch, Term term) {
    for (int image = 0; image < batch; image++) {
      for (int row = 0; row < s.outputHeight(); row++) {
        for (int column = 0; column < s.outputWidth(); column++) {
          int pixel = (image * s.outputHeight() + row) * s.outputWidth() + column;
          for (int tap = 0; tap < s.taps(); tap++) {
            int r =
                row * s.strideHeight() + tap / s.kernelWidth() * s.dilationHeight() - s.padTop();
            int c =
                column * s.strideWidth() + tap % s.kernelWidth() * s.dilationWidth() - s.padLeft();
            if (r >= 0 && r < s.height() && c >= 0 && c < s.width()) {
              channels(
                  s,
                  ((image * s.height() + r) * s.width() + c) * s.channels(),
                  tap,
                  pixel * s.filters(),
                  term);
            }
          }
        }
      }
    }
  }

  private static void channels(Convolution2d s, int input, int tap, int output, Term term) {
    for (int filter = 0; filter < s.filters(); filter++) {
      int group = filter / s.groupFilters();
      for (int channel = 0; channel < s.groupChannels(); channel++) {
        int weight = (tap * s.groupChannels() + channel) * s.filters() + filter;
        term.accept(input + group * s.groupChannels() + channel, weight, output + filter);
      }
    }
  }
}
