package nnet.benchmarks.kernels;

import java.util.concurrent.TimeUnit;
import nnet.benchmarks.work.Examples;
import nnet.runtime.kernel.Convolution2d;
import nnet.runtime.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The second convolution of the benchmarks' cnn, forward and backward, with a batch of 64. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ConvolutionBenchmark {
  private static final int BATCH = 64;
  private static final int BEFORE = 26;
  private static final int AFTER = 24;
  private static final int CHANNELS = 32;
  private static final int FILTERS = 64;

  private final Convolution2d shape =
      new Convolution2d(BEFORE, BEFORE, CHANNELS, 3, 3, FILTERS, 1, 1, 1, 1, 0, 0, AFTER, AFTER, 1);
  private final float[] image = Examples.matrix(BATCH * BEFORE * BEFORE * CHANNELS, 1);
  private final float[] weights = Examples.matrix(9 * CHANNELS * FILTERS, 2);
  private final float[] features = Examples.matrix(BATCH * AFTER * AFTER * FILTERS, 3);

  @Benchmark
  public float[] forward() {
    Kernels.conv2d(image, 0, weights, 0, features, 0, BATCH, shape);
    return features;
  }

  @Benchmark
  public float[] inputGradient() {
    Kernels.conv2dInputGradient(features, 0, weights, 0, image, 0, BATCH, shape);
    return image;
  }

  @Benchmark
  public float[] weightGradient() {
    Kernels.conv2dWeightGradient(image, 0, features, 0, weights, 0, BATCH, shape);
    return weights;
  }
}
