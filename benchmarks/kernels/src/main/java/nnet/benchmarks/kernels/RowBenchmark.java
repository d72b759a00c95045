package nnet.benchmarks.kernels;

import java.util.concurrent.TimeUnit;
import nnet.benchmarks.work.Examples;
import nnet.runtime.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Rows of the benchmarks' transformer: softmax and sums. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RowBenchmark {
  private static final int ROWS = 2048;
  private static final int WIDTH = 128;

  private final float[] x = Examples.matrix(ROWS * WIDTH, 1);
  private final float[] y = Examples.matrix(ROWS * WIDTH, 2);
  private final float[] sums = new float[ROWS];

  @Benchmark
  public float[] softmax() {
    Kernels.softmax(x, 0, y, 0, ROWS, WIDTH, 1);
    return y;
  }

  @Benchmark
  public float[] rowSums() {
    Kernels.sum(x, 0, sums, 0, ROWS, WIDTH, 1);
    return sums;
  }

  @Benchmark
  public float[] columnSums() {
    Kernels.sum(x, 0, sums, 0, 1, ROWS, WIDTH);
    return sums;
  }
}
