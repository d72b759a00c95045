package nnet.runtime.kernel;

import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * The same product for many slices: threads share the slices when there are several, else the rows
 * of each. Each thread has one for its calls and one for the slices that it takes.
 */
final class BatchedProduct implements BlockTask {
  private static final PerThread<BatchedProduct> MINE = new PerThread<>();
  private static final PerThread<Product> SLICE = new PerThread<>();

  private final Product first = new Product();
  private KernelProvider provider = Providers.plain();
  private int strideA;
  private int strideB;
  private int strideC;

  private BatchedProduct() {}

  /** The thread's own. */
  static BatchedProduct mine() {
    return MINE.get(BatchedProduct::new);
  }

  /** The product of the first slice, to be set. */
  Product first() {
    return first;
  }

  void run(KernelProvider provider, int batches, int strideA, int strideB, int strideC) {
    this.provider = provider;
    this.strideA = strideA;
    this.strideB = strideB;
    this.strideC = strideC;
    Pool.run(batches, this);
  }

  @Override
  public void run(int slice) {
    provider.matmul(
        SLICE
            .get(Product::new)
            .setShifted(first, slice * strideA, slice * strideB, slice * strideC));
  }
}
