package nnet.runtime.kernel;

import nnet.runtime.parallel.Pool;

/**
 * The same product for many slices: threads share the slices when there are several, else the rows
 * of each.
 */
final class BatchedProduct {
  private BatchedProduct() {}

  static void run(
      KernelProvider provider, Product first, int batches, int strideA, int strideB, int strideC) {
    Pool.run(batches, block -> provider.matmul(slice(first, block, strideA, strideB, strideC)));
  }

  private static Product slice(Product p, int block, int strideA, int strideB, int strideC) {
    return new Product(
        p.a(),
        p.aStart() + block * strideA,
        p.transposeA(),
        p.b(),
        p.bStart() + block * strideB,
        p.transposeB(),
        p.c(),
        p.cStart() + block * strideC,
        p.m(),
        p.n(),
        p.k(),
        p.accumulate());
  }
}
