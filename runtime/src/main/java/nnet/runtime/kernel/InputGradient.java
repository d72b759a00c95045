package nnet.runtime.kernel;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * The gradient of a convolution by its input is itself a convolution: of the output's gradient,
 * spread out by the stride, with the weights turned by half a turn and their channels and filters
 * exchanged. Convolutions with strides, and those that {@link Winograd} suits, have other ways.
 */
final class InputGradient implements BlockTask {
  private static final PerThread<InputGradient> MINE = new PerThread<>();

  /** The convolution that the gradient of one is. */
  private static final Map<Convolution2d, Convolution2d> TURNED = new ConcurrentHashMap<>();

  private Convolution2d shape = Convolution2d.EMPTY;
  private Convolution2d turned = Convolution2d.EMPTY;
  private float[] dy = {};
  private int dyo;
  private float[] spread = {};

  private InputGradient() {}

  static void run(
      KernelProvider provider,
      Convolution2d shape,
      int batch,
      float[] dy,
      int dyo,
      float[] w,
      int wo,
      float[] dx,
      int dxo,
      boolean accumulate) {
    if (Winograd.suitsInput(shape)) {
      WinogradInputGradient.run(provider, shape, batch, dy, dyo, w, wo, dx, dxo, accumulate);
      return;
    }
    boolean strided = shape.strideHeight() > 1 || shape.strideWidth() > 1;
    boolean dilated = shape.dilationHeight() > 1 || shape.dilationWidth() > 1;
    if (strided && !dilated) {
      StridedInputGradient.run(provider, shape, batch, dy, dyo, w, wo, dx, dxo, accumulate);
      return;
    }
    Convolution2d turned = TURNED.computeIfAbsent(shape, InputGradient::turned);
    float[] weights = turnWeights(shape, w, wo, true);
    float[] source =
        strided ? MINE.get(InputGradient::new).spread(shape, turned, batch, dy, dyo) : dy;
    int start = strided ? 0 : dyo;
    provider.convolve(turned, batch, source, start, weights, 0, dx, dxo, accumulate);
  }

  private static Convolution2d turned(Convolution2d shape) {
    return new Convolution2d(
        shape.outputHeight() == 0 ? 0 : (shape.outputHeight() - 1) * shape.strideHeight() + 1,
        shape.outputWidth() == 0 ? 0 : (shape.outputWidth() - 1) * shape.strideWidth() + 1,
        /* channels= */ shape.filters(),
        shape.kernelHeight(),
        shape.kernelWidth(),
        /* filters= */ shape.channels(),
        1,
        1,
        shape.dilationHeight(),
        shape.dilationWidth(),
        (shape.kernelHeight() - 1) * shape.dilationHeight() - shape.padTop(),
        (shape.kernelWidth() - 1) * shape.dilationWidth() - shape.padLeft(),
        shape.height(),
        shape.width(),
        shape.groups());
  }

  /**
   * From {@code [taps, groupChannels, filters]} to {@code [taps, groupFilters, channels]}, from the
   * last tap to the first where they are {@code reversed}.
   */
  static float[] turnWeights(Convolution2d shape, float[] w, int wo, boolean reversed) {
    int taps = shape.taps();
    float[] turned = Scratch.floats(Scratch.Purpose.WEIGHTS, shape.weightSize());
    for (int tap = 0; tap < taps; tap++) {
      int place = reversed ? taps - 1 - tap : tap;
      turnTap(shape, w, wo, tap, turned, place * shape.groupFilters() * shape.channels());
    }
    return turned;
  }

  /** Exchanges channels and filters of one tap. */
  static void turnTap(Convolution2d shape, float[] w, int wo, int tap, float[] turned, int start) {
    int channels = shape.groupChannels();
    int filters = shape.groupFilters();
    for (int group = 0; group < shape.groups(); group++) {
      for (int filter = 0; filter < filters; filter++) {
        int target = start + filter * shape.channels() + group * channels;
        int source = wo + tap * channels * shape.filters() + group * filters + filter;
        for (int channel = 0; channel < channels; channel++) {
          turned[target + channel] = w[source + channel * shape.filters()];
        }
      }
    }
  }

  /** The gradients of all images with zeros between them; threads share the images. */
  private float[] spread(
      Convolution2d shape, Convolution2d turned, int batch, float[] dy, int dyo) {
    this.shape = shape;
    this.turned = turned;
    this.dy = dy;
    this.dyo = dyo;
    spread = Scratch.floats(Scratch.Purpose.SPREAD, batch * turned.inputSize());
    Pool.run(batch, this);
    return spread;
  }

  @Override
  public void run(int image) {
    int start = image * turned.inputSize();
    Arrays.fill(spread, start, start + turned.inputSize(), 0f);
    int filters = shape.filters();
    for (int row = 0; row < shape.outputHeight(); row++) {
      for (int column = 0; column < shape.outputWidth(); column++) {
        int pixel = row * shape.strideHeight() * turned.width() + column * shape.strideWidth();
        int source =
            dyo + image * shape.outputSize() + (row * shape.outputWidth() + column) * filters;
        System.arraycopy(dy, source, spread, start + pixel * filters, filters);
      }
    }
  }
}
