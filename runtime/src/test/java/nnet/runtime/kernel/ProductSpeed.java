package nnet.runtime.kernel;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import nnet.runtime.parallel.Pool;

/**
 * Measures products and convolutions, in billions of operations for each second of one thread's
 * time. A program to run by hand with {@code --add-modules jdk.incubator.vector}; nothing depends
 * on its figures.
 */
final class ProductSpeed {
  private static final int SAMPLES = 15;
  private static final double SAMPLE_NANOSECONDS = 1e7;
  private static final long WARM_UP_NANOSECONDS = 500_000_000L;
  private static final KernelProvider KERNELS =
      Providers.wantsVectors() ? Providers.vectors() : Providers.plain();

  private ProductSpeed() {}

  public static void main(String[] arguments) {
    Pool.useThreads(1);
    int[][] sizes = {
      {64, 64, 64},
      {128, 128, 128},
      {256, 256, 256},
      {512, 512, 512},
      {1024, 1024, 1024},
      {128, 512, 784},
      {128, 10, 512},
      {32, 32, 20},
      {1, 512, 784}
    };
    for (int[] size : sizes) {
      for (String form : new String[] {"NN", "TN", "NT"}) {
        product(size[0], size[1], size[2], form);
      }
    }
    convolutions(64, new Convolution2d(28, 28, 32, 3, 3, 64, 1, 1, 1, 1, 1, 1, 28, 28, 1));
    convolutions(64, new Convolution2d(28, 28, 1, 5, 5, 6, 1, 1, 1, 1, 2, 2, 28, 28, 1));
    convolutions(16, new Convolution2d(28, 28, 64, 3, 3, 64, 1, 1, 1, 1, 1, 1, 28, 28, 64));
    convolutions(16, new Convolution2d(14, 14, 128, 3, 3, 128, 1, 1, 1, 1, 1, 1, 14, 14, 1));
  }

  private static void product(int m, int n, int k, String form) {
    float[] a = KernelCases.random(m * k, 1);
    float[] b = KernelCases.random(k * n, 2);
    Product product =
        new Product()
            .set(
                a,
                0,
                form.startsWith("T"),
                b,
                0,
                form.endsWith("T"),
                new float[m * n],
                0,
                m,
                n,
                k,
                false);
    measure(
        "product %s %dx%dx%d".formatted(form, m, n, k),
        2.0 * m * n * k,
        () -> KERNELS.matmul(product));
  }

  private static void convolutions(int batch, Convolution2d shape) {
    float[] x = KernelCases.random(batch * shape.inputSize(), 1);
    float[] w = KernelCases.random(shape.weightSize(), 2);
    float[] y = KernelCases.random(batch * shape.outputSize(), 3);
    double operations = 2.0 * y.length * shape.taps() * shape.groupChannels();
    String name =
        " %dx%dx%d to %d"
            .formatted(shape.height(), shape.width(), shape.channels(), shape.filters());
    measure(
        "weight gradient" + name,
        operations,
        () -> KERNELS.convolutionWeightGradient(shape, batch, x, 0, y, 0, w, 0, false));
    measure(
        "input gradient" + name,
        operations,
        () -> InputGradient.run(KERNELS, shape, batch, y, 0, w, 0, x, 0, false));
    measure(
        "convolution" + name,
        operations,
        () -> KERNELS.convolve(shape, batch, x, 0, w, 0, y, 0, false));
  }

  private static void measure(String name, double operations, Runnable work) {
    long warm = threadTime() + WARM_UP_NANOSECONDS;
    while (threadTime() < warm) {
      work.run();
    }
    long start = threadTime();
    work.run();
    int repetitions =
        (int) Math.clamp(SAMPLE_NANOSECONDS / Math.max(1000, threadTime() - start), 1, 10_000);
    double[] samples = new double[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      long before = threadTime();
      for (int i = 0; i < repetitions; i++) {
        work.run();
      }
      samples[sample] = (double) (threadTime() - before) / repetitions;
    }
    Arrays.sort(samples);
    System.out.printf(
        Locale.ROOT,
        "%-45s %7.1f GFLOP/s, best %7.1f%n",
        name,
        operations / samples[SAMPLES / 2],
        operations / samples[0]);
  }

  private static long threadTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
