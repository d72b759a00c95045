package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.Blocks;
import nnet.runtime.kernel.Product;
import nnet.runtime.kernel.Scratch;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.Pool;

/**
 * A product of few rows, which takes as long as reading B: each thread reads whole rows of B, as
 * they lie in memory, and sums up blocks of the inner dimension. The sums are added in the order of
 * the blocks, as without threads.
 */
final class BlockSums implements BlockTask {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;

  /** Rows up to which a product takes as long as reading B. */
  private static final int FEW_ROWS = 4;

  /** Columns from which threads read long enough parts of rows beside each other. */
  private static final int MANY_COLUMNS = 1024;

  /** Floats of B that make handing them to another thread worthwhile. */
  private static final long WORTHWHILE = 20_000;

  private final Blocks blocks = new Blocks();
  private Product p = new Product();
  private float[] sums = {};
  private int parts;

  /** Whether so many threads have blocks of equal size, or enough of them. */
  boolean suits(Product product, int threads) {
    int count = blocks.inner(product.k()).count();
    return product.m() <= FEW_ROWS
        && product.n() < MANY_COLUMNS
        && (count % threads == 0 || count >= 4 * threads)
        && (long) product.n() * product.k() >= WORTHWHILE * threads;
  }

  void run(Product product, int threads) {
    p = product;
    parts = threads;
    blocks.inner(p.k());
    sums = Scratch.floats(Scratch.Purpose.BLOCK_SUMS, blocks.count() * p.m() * p.n());
    Pool.run(parts, this);
    add(p.c(), p.cStart(), p.m() * p.n());
  }

  @Override
  public void run(int part) {
    int count = blocks.count();
    ProductPart.mine().sums(p, count * part / parts, count * (part + 1) / parts, sums);
  }

  private void add(float[] c, int cStart, int size) {
    int first = p.accumulate() ? 0 : size;
    if (!p.accumulate()) {
      System.arraycopy(sums, 0, c, cStart, size);
    }
    for (int from = first; from < blocks.count() * size; from += size) {
      add(sums, from, c, cStart, size);
    }
  }

  private static void add(float[] sums, int from, float[] c, int cStart, int size) {
    int i = 0;
    for (; i < SPECIES.loopBound(size); i += SPECIES.length()) {
      FloatVector sum = FloatVector.fromArray(SPECIES, sums, from + i);
      FloatVector.fromArray(SPECIES, c, cStart + i).add(sum).intoArray(c, cStart + i);
    }
    for (; i < size; i++) {
      c[cStart + i] += sums[from + i];
    }
  }
}
