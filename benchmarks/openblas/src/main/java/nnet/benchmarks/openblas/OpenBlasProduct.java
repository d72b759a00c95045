package nnet.benchmarks.openblas;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Workload;

/** A product of two matrices outside of the heap, aligned as OpenBLAS likes it best. */
final class OpenBlasProduct implements Work {
  private static final long ALIGNMENT = 64;

  private final OpenBlas library;
  private final Workload.Product product;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment a;
  private final MemorySegment b;
  private final MemorySegment c;

  OpenBlasProduct(OpenBlas library, Workload.Product product) {
    this.library = library;
    this.product = product;
    this.a = matrix(product.m() * product.k(), 1);
    this.b = matrix(product.k() * product.n(), 2);
    this.c = arena.allocate(4L * product.m() * product.n(), ALIGNMENT);
  }

  private MemorySegment matrix(int size, long seed) {
    MemorySegment segment = arena.allocate(4L * size, ALIGNMENT);
    MemorySegment.copy(Examples.matrix(size, seed), 0, segment, JAVA_FLOAT, 0, size);
    return segment;
  }

  @Override
  public void run(int times) {
    boolean left = product.form().left();
    boolean right = product.form().right();
    for (int i = 0; i < times; i++) {
      library.multiply(left, right, product.m(), product.n(), product.k(), a, b, c);
    }
  }

  /** The sum of the first row of the result. */
  @Override
  public double check() {
    double sum = 0;
    for (int i = 0; i < product.n(); i++) {
      sum += c.getAtIndex(JAVA_FLOAT, i);
    }
    return sum;
  }

  @Override
  public long parameters() {
    return (long) product.k() * (product.m() + product.n());
  }

  @Override
  public void close() {
    arena.close();
  }
}
