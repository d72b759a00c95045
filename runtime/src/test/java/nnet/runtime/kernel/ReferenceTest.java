package nnet.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import nnet.runtime.kernel.vector.VectorKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Products and convolutions compute what their definition says, in float64. */
class ReferenceTest {
  private static final KernelProvider PROVIDER = new VectorKernels(new ScalarKernels());
  private static final double TOLERANCE = 2e-5;

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "3, 5, 7",
    "17, 33, 300",
    "9, 5, 256",
    "3, 5, 128",
    "64, 48, 32",
    "2, 0, 3",
    "2, 3, 0"
  })
  void productsAreSumsOfProducts(int m, int n, int k) {
    float[] a = KernelCases.random(m * k, 1);
    float[] b = KernelCases.random(k * n, 2);
    for (int form = 0; form < 4; form++) {
      boolean ta = (form & 1) != 0;
      boolean tb = (form & 2) != 0;
      float[] c = KernelCases.random(m * n, 3);
      PROVIDER.matmul(new Product().set(a, 0, ta, b, 0, tb, c, 0, m, n, k, false));
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          double sum = 0;
          double size = 1e-30;
          for (int l = 0; l < k; l++) {
            double product = (double) a[ta ? l * m + i : i * k + l] * b[tb ? j * k + l : l * n + j];
            sum += product;
            size += Math.abs(product);
          }
          assertThat((double) c[i * n + j]).isCloseTo(sum, within(TOLERANCE * size));
        }
      }
    }
  }

  static Stream<Convolution2d> shapes() {
    return ConvolutionCases.shapes().stream();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void convolutionsFollowTheirDefinition(Convolution2d shape) {
    int batch = 2;
    float[] x = KernelCases.random(batch * shape.inputSize(), 1);
    float[] w = KernelCases.random(shape.weightSize(), 2);
    float[] dy = KernelCases.random(batch * shape.outputSize(), 3);
    double[] y = new double[dy.length];
    double[] dx = new double[x.length];
    double[] dw = new double[w.length];
    NaiveConvolution.forEach(
        shape,
        batch,
        (input, weight, output) -> {
          y[output] += (double) x[input] * w[weight];
          dx[input] += (double) dy[output] * w[weight];
          dw[weight] += (double) dy[output] * x[input];
        });
    float[] values = new float[y.length];
    PROVIDER.convolve(shape, batch, x, 0, w, 0, values, 0, false);
    assertClose(values, y);
    float[] inputGradient = new float[dx.length];
    InputGradient.run(PROVIDER, shape, batch, dy, 0, w, 0, inputGradient, 0, false);
    assertClose(inputGradient, dx);
    float[] weightGradient = new float[dw.length];
    PROVIDER.convolutionWeightGradient(shape, batch, x, 0, dy, 0, weightGradient, 0, false);
    assertClose(weightGradient, dw);
  }

  private static void assertClose(float[] values, double[] expected) {
    for (int i = 0; i < values.length; i++) {
      assertThat((double) values[i]).isCloseTo(expected[i], within(3e-4));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 5, 1", "3, 700, 1", "2, 4, 3", "1, 600, 20"})
  void softmaxSumsToOneAndItsLogarithmAgrees(int outer, int axis, int inner) {
    int length = outer * axis * inner;
    float[] x = KernelCases.random(length, 1);
    float[] y = new float[length];
    float[] logarithms = new float[length];
    float[] sums = new float[outer * inner];
    PROVIDER.softmax(x, 0, y, 0, outer, axis, inner);
    PROVIDER.logSoftmax(x, 0, logarithms, 0, outer, axis, inner);
    PROVIDER.sum(y, 0, sums, 0, outer, axis, inner);
    for (float sum : sums) {
      assertThat(sum).isCloseTo(1f, within(1e-5f));
    }
    for (int i = 0; i < length; i++) {
      assertThat(Math.log(y[i])).isCloseTo(logarithms[i], within(1e-5));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "3, 16", "2, 700"})
  void normalizedRowsHaveAMeanOfZeroAndTheirGradientNoPartAlongThem(int rows, int width) {
    int length = rows * width;
    float[] x = KernelCases.random(length, 1);
    float[] dy = KernelCases.random(length, 2);
    float[] y = new float[length];
    float[] dx = new float[length];
    PROVIDER.normalize(x, 0, y, 0, rows, width, 0);
    PROVIDER.normalizeGradient(x, 0, dy, 0, dx, 0, rows, width, 0);
    for (int start = 0; start < length; start += width) {
      double[] sums = new double[4];
      for (int i = start; i < start + width; i++) {
        sums[0] += y[i];
        sums[1] += (double) y[i] * y[i];
        sums[2] += dx[i];
        sums[3] += (double) dx[i] * y[i];
      }
      assertThat(sums[0]).isCloseTo(0, within(1e-3));
      assertThat(sums[1]).isCloseTo(width, within(1e-3 * width));
      assertThat(sums[2]).isCloseTo(0, within(1e-2));
      assertThat(sums[3]).isCloseTo(0, within(1e-2));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 5, 1", "2, 4, 3", "3, 100, 1"})
  void gradientsOfSoftmaxAreItsDifferences(int outer, int axis, int inner) {
    int length = outer * axis * inner;
    float[] x = KernelCases.random(length, 1);
    float[] dy = KernelCases.random(length, 2);
    float[] y = new float[length];
    float[] dx = new float[length];
    PROVIDER.softmax(x, 0, y, 0, outer, axis, inner);
    PROVIDER.softmaxGradient(y, 0, dy, 0, dx, 0, outer, axis, inner);
    float[] logs = new float[length];
    float[] dxOfLog = new float[length];
    PROVIDER.logSoftmax(x, 0, logs, 0, outer, axis, inner);
    PROVIDER.logSoftmaxGradient(logs, 0, dy, 0, dxOfLog, 0, outer, axis, inner);
    for (int i = 0; i < length; i++) {
      int line = i / (axis * inner) * axis * inner + i % inner;
      double dot = 0;
      double sum = 0;
      for (int a = 0; a < axis; a++) {
        dot += (double) y[line + a * inner] * dy[line + a * inner];
        sum += dy[line + a * inner];
      }
      assertThat((double) dx[i]).isCloseTo(y[i] * (dy[i] - dot), within(1e-5));
      assertThat((double) dxOfLog[i]).isCloseTo(dy[i] - y[i] * sum, within(1e-4));
    }
  }

  @ParameterizedTest
  @MethodSource("batches")
  void batchedProductsAreProductsOfSlices(List<Integer> strides) {
    int m = 3;
    int n = 5;
    int k = 4;
    int batches = 6;
    float[] a = KernelCases.random(batches * m * k, 1);
    float[] b = KernelCases.random(batches * k * n, 2);
    float[] c = new float[batches * m * n];
    Kernels.batchedMatmul(
        a,
        0,
        false,
        b,
        0,
        false,
        c,
        0,
        m,
        n,
        k,
        false,
        batches,
        strides.get(0),
        strides.get(1),
        m * n);
    float[] expected = new float[batches * m * n];
    for (int i = 0; i < batches; i++) {
      Kernels.matmul(
          a,
          i * strides.get(0),
          false,
          b,
          i * strides.get(1),
          false,
          expected,
          i * m * n,
          m,
          n,
          k,
          false);
    }
    assertThat(c).isEqualTo(expected);
  }

  static Stream<List<Integer>> batches() {
    return Stream.of(List.of(12, 20), List.of(0, 20), List.of(12, 0));
  }
}
