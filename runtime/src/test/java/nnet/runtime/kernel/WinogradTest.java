package nnet.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import nnet.runtime.parallel.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Minimal filtering is chosen by shape, rounds little worse than the definition, and is as local.
 */
class WinogradTest {
  private static final KernelProvider PLAIN = new ScalarKernels();
  private static final Convolution2d SHAPE = square(20, 32, 3, 40, 1, 1, 1);

  private static Convolution2d square(
      int side, int channels, int kernel, int filters, int stride, int dilation, int groups) {
    int output = (side - (kernel - 1) * dilation - 1) / stride + 1;
    return new Convolution2d(
        side, side, channels, kernel, kernel, filters, stride, stride, dilation, dilation, 0, 0,
        output, output, groups);
  }

  @ParameterizedTest
  @CsvSource({
    "26, 32, 3, 64, 1, 1, 1, true",
    "9, 64, 3, 64, 1, 1, 1, true",
    "26, 1, 3, 64, 1, 1, 1, false",
    "26, 32, 3, 16, 1, 1, 1, false",
    "26, 32, 5, 64, 1, 1, 1, false",
    "26, 32, 1, 64, 1, 1, 1, false",
    "26, 32, 3, 64, 2, 1, 1, false",
    "26, 32, 3, 64, 1, 2, 1, false",
    "26, 32, 3, 64, 1, 1, 2, false",
    "5, 64, 3, 64, 1, 1, 1, false",
    "7, 64, 3, 64, 1, 1, 1, false"
  })
  void isForThreeByThreeWithManyChannelsAndTiles(
      int side,
      int channels,
      int kernel,
      int filters,
      int stride,
      int dilation,
      int groups,
      boolean expected) {
    Convolution2d shape = square(side, channels, kernel, filters, stride, dilation, groups);
    assertThat(Winograd.suits(shape)).isEqualTo(expected);
    assertThat(Winograd.suitsWeights(shape)).isEqualTo(expected);
  }

  @Test
  void gradientsOfVeryManyWeightsAreSummedByTheDefinition() {
    Convolution2d shape = square(16, 512, 3, 512, 1, 1, 1);
    assertThat(Winograd.suits(shape)).isTrue();
    assertThat(Winograd.suitsWeights(shape)).isFalse();
  }

  @Test
  void roundingErrorsAreAtMostThreeTimesThoseOfTheDefinition() {
    float[] x = KernelCases.random(SHAPE.inputSize(), 1);
    float[] w = KernelCases.random(SHAPE.weightSize(), 2);
    float[] dy = KernelCases.random(SHAPE.outputSize(), 3);
    double[] y = new double[dy.length];
    double[] dx = new double[x.length];
    float[] directInput = new float[x.length];
    double[] dw = new double[w.length];
    NaiveConvolution.forEach(
        SHAPE,
        1,
        (input, weight, output) -> {
          y[output] += (double) x[input] * w[weight];
          dx[input] += (double) dy[output] * w[weight];
          directInput[input] = Math.fma(dy[output], w[weight], directInput[input]);
          dw[weight] += (double) dy[output] * x[input];
        });
    float[] direct = new float[y.length];
    ScalarConvolution.forward(SHAPE, 1, x, 0, w, 0, direct, 0, false);
    float[] tiled = new float[y.length];
    PLAIN.convolve(SHAPE, 1, x, 0, w, 0, tiled, 0, false);
    assertThat(error(tiled, y)).isLessThan(3 * error(direct, y));
    float[] tiledInput = new float[dx.length];
    InputGradient.run(PLAIN, SHAPE, 1, dy, 0, w, 0, tiledInput, 0, false);
    assertThat(error(tiledInput, dx)).isLessThan(3 * error(directInput, dx));
    float[] directGradient = new float[dw.length];
    ScalarConvolution.weightGradient(SHAPE, 1, x, 0, dy, 0, directGradient, 0, false);
    float[] tiledGradient = new float[dw.length];
    PLAIN.convolutionWeightGradient(SHAPE, 1, x, 0, dy, 0, tiledGradient, 0, false);
    assertThat(error(tiledGradient, dw)).isLessThan(3 * error(directGradient, dw));
  }

  private static double error(float[] values, double[] expected) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (values[i] - expected[i]) * (values[i] - expected[i]);
    }
    return Math.sqrt(sum / values.length);
  }

  @Test
  void nothingIsAllocatedFromTheSecondCallOn() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] x = KernelCases.random(SHAPE.inputSize(), 1);
    float[] w = KernelCases.random(SHAPE.weightSize(), 2);
    float[] y = KernelCases.random(SHAPE.outputSize(), 3);
    Pool.useThreads(1);
    long allocated = 0;
    for (int call = 0; call < 2; call++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      PLAIN.convolve(SHAPE, 1, x, 0, w, 0, y, 0, false);
      InputGradient.run(PLAIN, SHAPE, 1, y, 0, w, 0, x, 0, false);
      PLAIN.convolutionWeightGradient(SHAPE, 1, x, 0, y, 0, w, 0, false);
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    Pool.useThreads(Runtime.getRuntime().availableProcessors());
    assertThat(allocated).isZero();
  }

  @Test
  void anInfinitePixelReachesOnlyTheOutputsThatSeeIt() {
    float[] w = KernelCases.random(SHAPE.weightSize(), 2);
    for (int row = 6; row < 8; row++) {
      for (int column = 6; column < 8; column++) {
        float[] x = KernelCases.random(SHAPE.inputSize(), 1);
        x[(row * SHAPE.width() + column) * SHAPE.channels() + 5] = Float.POSITIVE_INFINITY;
        float[] y = new float[SHAPE.outputSize()];
        PLAIN.convolve(SHAPE, 1, x, 0, w, 0, y, 0, false);
        for (int i = 0; i < y.length; i++) {
          int below = row - i / SHAPE.filters() / SHAPE.outputWidth();
          int beside = column - i / SHAPE.filters() % SHAPE.outputWidth();
          boolean sees = below >= 0 && below < 3 && beside >= 0 && beside < 3;
          assertThat(Float.isFinite(y[i])).isEqualTo(!sees);
        }
      }
    }
  }

  @Test
  void anInfiniteGradientReachesOnlyTheInputsThatItsOutputSaw() {
    float[] w = KernelCases.random(SHAPE.weightSize(), 2);
    for (int row = 6; row < 8; row++) {
      for (int column = 6; column < 8; column++) {
        float[] dy = KernelCases.random(SHAPE.outputSize(), 1);
        dy[(row * SHAPE.outputWidth() + column) * SHAPE.filters() + 5] = Float.POSITIVE_INFINITY;
        float[] dx = new float[SHAPE.inputSize()];
        InputGradient.run(PLAIN, SHAPE, 1, dy, 0, w, 0, dx, 0, false);
        for (int i = 0; i < dx.length; i++) {
          int below = i / SHAPE.channels() / SHAPE.width() - row;
          int beside = i / SHAPE.channels() % SHAPE.width() - column;
          boolean seen = below >= 0 && below < 3 && beside >= 0 && beside < 3;
          assertThat(Float.isFinite(dx[i])).isEqualTo(!seen);
        }
      }
    }
  }
}
