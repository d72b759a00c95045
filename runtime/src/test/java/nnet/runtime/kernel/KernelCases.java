package nnet.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * Calls of every kernel that exists in two forms, over sizes that exercise edges: 0, 1, primes,
 * whole and broken vectors.
 */
final class KernelCases {
  /** A call and its name; it returns what the kernel wrote. */
  record Case(String name, Function<KernelProvider, float[]> call) {}

  private static final int GUARD = 3;

  private final List<Case> cases = new ArrayList<>();

  private KernelCases() {}

  static List<Case> all() {
    KernelCases all = new KernelCases();
    all.products();
    ConvolutionCases.shapes().forEach(all::convolution);
    all.reductions();
    all.normalizations();
    all.inPlace();
    all.pooling();
    return all.cases;
  }

  /**
   * One line for each case: its name and a checksum of its bits. As a program, run on its own, it
   * prints them.
   */
  static List<String> checksums(KernelProvider provider) {
    return all().stream().map(c -> c.name() + " " + checksum(c.call().apply(provider))).toList();
  }

  public static void main(String[] arguments) {
    boolean vectors = Providers.wantsVectors();
    KernelProvider provider = vectors ? Providers.vectors() : Providers.plain();
    System.out.println("vectorized " + vectors);
    checksums(provider).forEach(System.out::println);
  }

  private static long checksum(float[] values) {
    CRC32 crc = new CRC32();
    for (float value : values) {
      int bits = Float.floatToIntBits(value);
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        crc.update(bits >>> shift);
      }
    }
    return crc.getValue();
  }

  /** Numbers of both signs over several magnitudes. */
  static float[] random(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) ((random.nextDouble() - 0.5) * Math.pow(2, random.nextInt(4)));
    }
    return values;
  }

  private void products() {
    int[][] sizes = {
      {0, 3, 4},
      {3, 0, 4},
      {3, 4, 0},
      {1, 1, 1},
      {1, 37, 300},
      {2, 10, 17},
      {7, 31, 13},
      {8, 32, 16},
      {17, 33, 257},
      {31, 16, 64},
      {64, 64, 64},
      {100, 10, 512},
      {1, 10, 512},
      {7, 15, 128},
      {9, 1, 144},
      {97, 1, 61},
      {53, 7, 67},
      {61, 23, 300},
      {29, 13, 19},
      {101, 67, 300},
      {13, 2100, 20},
      {9, 49, 20},
      {130, 48, 96},
      {1, 170, 500},
      {3, 90, 1000},
      {1027, 1000, 3},
      {130, 521, 1024},
      {9, 1100, 2049},
      {1, 420, 300},
      {47, 400, 301},
      {127, 401, 37},
      {512, 390, 33},
      {50, 260, 64}
    };
    for (int[] size : sizes) {
      for (int form = 0; form < 8; form++) {
        product(size[0], size[1], size[2], (form & 1) != 0, (form & 2) != 0, (form & 4) != 0);
      }
    }
  }

  private void product(
      int m, int n, int k, boolean transposeA, boolean transposeB, boolean accumulate) {
    String name =
        "matmul %dx%dx%d %s%s%s"
            .formatted(
                m, n, k, transposeA ? "T" : "N", transposeB ? "T" : "N", accumulate ? "+" : "");
    cases.add(
        new Case(
            name,
            provider -> {
              float[] a = random(m * k + GUARD, 1);
              float[] b = random(k * n + GUARD, 2);
              float[] c = random(m * n + 2 * GUARD, 3);
              provider.matmul(
                  new Product()
                      .set(
                          a,
                          GUARD,
                          transposeA,
                          b,
                          GUARD,
                          transposeB,
                          c,
                          GUARD,
                          m,
                          n,
                          k,
                          accumulate));
              return c;
            }));
  }

  private void convolution(Convolution2d shape) {
    for (int batch : new int[] {1, 3}) {
      for (boolean accumulate : new boolean[] {false, true}) {
        String name = "%s batch %d %b".formatted(shape, batch, accumulate);
        cases.add(
            new Case(
                "forward " + name,
                provider -> {
                  float[] y = random(batch * shape.outputSize() + 2 * GUARD, 3);
                  provider.convolve(
                      shape,
                      batch,
                      random(batch * shape.inputSize() + GUARD, 1),
                      GUARD,
                      random(shape.weightSize() + GUARD, 2),
                      GUARD,
                      y,
                      GUARD,
                      accumulate);
                  return y;
                }));
        cases.add(
            new Case(
                "input gradient " + name,
                provider -> {
                  float[] dx = random(batch * shape.inputSize() + 2 * GUARD, 3);
                  InputGradient.run(
                      provider,
                      shape,
                      batch,
                      random(batch * shape.outputSize() + GUARD, 1),
                      GUARD,
                      random(shape.weightSize() + GUARD, 2),
                      GUARD,
                      dx,
                      GUARD,
                      accumulate);
                  return dx;
                }));
        cases.add(
            new Case(
                "weight gradient " + name,
                provider -> {
                  float[] dw = random(shape.weightSize() + 2 * GUARD, 3);
                  provider.convolutionWeightGradient(
                      shape,
                      batch,
                      random(batch * shape.inputSize() + GUARD, 1),
                      GUARD,
                      random(batch * shape.outputSize() + GUARD, 2),
                      GUARD,
                      dw,
                      GUARD,
                      accumulate);
                  return dw;
                }));
      }
    }
  }

  private void pooling() {
    for (int channels : new int[] {1, 6, 16, 37}) {
      for (Pooling2d shape :
          List.of(
              new Pooling2d(8, 8, channels, 2, 2, 2, 2, 0, 0, 4, 4),
              new Pooling2d(7, 5, channels, 2, 2, 2, 2, 0, 0, 3, 2),
              new Pooling2d(7, 5, channels, 3, 2, 1, 2, 1, 0, 7, 3))) {
        float[] x = ties(3 * shape.inputSize() + GUARD);
        float[] dy = random(3 * shape.outputSize() + GUARD, 2);
        cases.add(
            new Case(
                "maxPool " + shape,
                provider -> {
                  float[] y = random(3 * shape.outputSize() + 2 * GUARD, 3);
                  provider.maxPool(x, GUARD, y, GUARD, 3, shape);
                  return y;
                }));
        cases.add(
            new Case(
                "maxPoolGradient " + shape,
                provider -> {
                  float[] dx = random(3 * shape.inputSize() + 2 * GUARD, 3);
                  provider.maxPoolGradient(x, GUARD, dy, GUARD, dx, GUARD, 3, shape);
                  return dx;
                }));
      }
    }
  }

  /**
   * Few different numbers, so that windows have several largest; zeros of both signs and NaN among
   * them.
   */
  private static float[] ties(int length) {
    float[] values = random(length, 7);
    float[] few = {0f, -0f, 1f, -1f, Float.NaN, Float.NEGATIVE_INFINITY};
    for (int i = 0; i < length; i++) {
      values[i] = few[(int) Math.abs(values[i] * 1000) % few.length];
    }
    return values;
  }

  private void reductions() {
    int[][] sizes = {
      {1, 0, 1},
      {1, 1, 1},
      {3, 7, 1},
      {2, 16, 1},
      {5, 37, 1},
      {2, 9000, 1},
      {1, 1000, 1},
      {3, 5, 4},
      {1, 700, 10},
      {1, 2000, 67},
      {2, 300, 128},
      {40, 1000, 1}
    };
    for (int[] size : sizes) {
      int outer = size[0];
      int axis = size[1];
      int inner = size[2];
      String name = "%dx%dx%d".formatted(outer, axis, inner);
      int length = outer * axis * inner;
      reduction(
          "sum " + name,
          length,
          outer * inner,
          (p, x, y) -> p.sum(x, GUARD, y, GUARD, outer, axis, inner));
      reduction(
          "logSumExp " + name,
          length,
          outer * inner,
          (p, x, y) -> p.logSumExp(x, GUARD, y, GUARD, outer, axis, inner));
      reduction(
          "softmax " + name,
          length,
          length,
          (p, x, y) -> p.softmax(x, GUARD, y, GUARD, outer, axis, inner));
      reduction(
          "logSoftmax " + name,
          length,
          length,
          (p, x, y) -> p.logSoftmax(x, GUARD, y, GUARD, outer, axis, inner));
      float[] dy = random(length + GUARD, 5);
      reduction(
          "softmaxGradient " + name,
          length,
          length,
          (p, x, y) -> p.softmaxGradient(x, GUARD, dy, GUARD, y, GUARD, outer, axis, inner));
      reduction(
          "logSoftmaxGradient " + name,
          length,
          length,
          (p, x, y) -> p.logSoftmaxGradient(x, GUARD, dy, GUARD, y, GUARD, outer, axis, inner));
    }
  }

  private void normalizations() {
    for (int width : new int[] {1, 7, 16, 35, 128, 700}) {
      int rows = 5;
      int length = rows * width;
      float[] dy = random(length + GUARD, 5);
      reduction(
          "normalize " + width,
          length,
          length,
          (p, x, y) -> p.normalize(x, GUARD, y, GUARD, rows, width, 1e-3f));
      reduction(
          "normalizeGradient " + width,
          length,
          length,
          (p, x, y) -> p.normalizeGradient(x, GUARD, dy, GUARD, y, GUARD, rows, width, 1e-3f));
    }
  }

  /** Kernels that may write over what they read. */
  private void inPlace() {
    int rows = 4;
    int width = 35;
    int length = rows * width;
    float[] x = random(length + GUARD, 1);
    overwriting("softmax", length, (p, a, y) -> p.softmax(a, GUARD, y, GUARD, rows, width, 1));
    overwriting(
        "logSoftmax", length, (p, a, y) -> p.logSoftmax(a, GUARD, y, GUARD, 1, rows, width));
    overwriting(
        "softmaxGradient",
        length,
        (p, a, y) -> p.softmaxGradient(x, GUARD, a, GUARD, y, GUARD, rows, width, 1));
    overwriting(
        "logSoftmaxGradient",
        length,
        (p, a, y) -> p.logSoftmaxGradient(x, GUARD, a, GUARD, y, GUARD, 1, rows, width));
    overwriting(
        "normalize", length, (p, a, y) -> p.normalize(a, GUARD, y, GUARD, rows, width, 1e-3f));
    overwriting(
        "normalizeGradient",
        length,
        (p, a, y) -> p.normalizeGradient(x, GUARD, a, GUARD, y, GUARD, rows, width, 1e-3f));
  }

  /** How far the result in place is from the one beside: nowhere. */
  private void overwriting(String name, int length, Reduction kernel) {
    cases.add(
        new Case(
            name + " in place",
            provider -> {
              float[] beside = random(length + 2 * GUARD, 4);
              float[] inPlace = beside.clone();
              kernel.run(provider, beside.clone(), beside);
              kernel.run(provider, inPlace, inPlace);
              assertThat(inPlace).isEqualTo(beside);
              return inPlace;
            }));
  }

  private interface Reduction {
    void run(KernelProvider provider, float[] x, float[] y);
  }

  private void reduction(String name, int length, int results, Reduction reduction) {
    cases.add(
        new Case(
            name,
            provider -> {
              float[] y = random(results + 2 * GUARD, 4);
              reduction.run(provider, random(length + GUARD, 1), y);
              return y;
            }));
  }
}
