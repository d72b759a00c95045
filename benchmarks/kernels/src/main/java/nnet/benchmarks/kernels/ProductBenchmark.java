package nnet.benchmarks.kernels;

import java.util.concurrent.TimeUnit;
import nnet.benchmarks.work.Examples;
import nnet.runtime.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Square products; {@code form} says which operand is transposed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProductBenchmark {
  @Param({"64", "256", "1024"})
  public int size;

  @Param({"NN", "TN", "NT"})
  public String form = "NN";

  private float[] a = new float[0];
  private float[] b = new float[0];
  private float[] c = new float[0];

  @Setup
  public void fill() {
    a = Examples.matrix(size * size, 1);
    b = Examples.matrix(size * size, 2);
    c = new float[size * size];
  }

  @Benchmark
  public float[] matmul() {
    boolean left = form.startsWith("T");
    boolean right = form.endsWith("T");
    Kernels.matmul(a, 0, left, b, 0, right, c, 0, size, size, size, false);
    return c;
  }
}
