package nnet.runtime.kernel.vector;

import java.util.Arrays;
import nnet.runtime.kernel.DotProducts;
import nnet.runtime.kernel.Product;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/** The matrix product, whose parts threads share. */
final class VectorProduct implements BlockTask {
  private static final PerThread<VectorProduct> MINE = new PerThread<>();

  private final ProductGrid grid = new ProductGrid();
  private final BlockSums sums = new BlockSums();
  private final NarrowProduct narrow = new NarrowProduct();
  private final VectorDotProducts dots = new VectorDotProducts();
  private Product p = new Product();

  private VectorProduct() {}

  /** One for each thread, used again and again. */
  static VectorProduct mine() {
    return MINE.get(VectorProduct::new);
  }

  void run(Product product) {
    if (product.m() == 0 || product.n() == 0) {
      return;
    }
    if (product.k() == 0) {
      clear(product);
    } else if (DotProducts.suits(product)) {
      dots.run(product);
    } else if (NarrowProduct.suits(product)) {
      share(narrow.turn(product));
      narrow.turnBack(product);
    } else {
      share(product);
    }
  }

  private static void clear(Product p) {
    if (!p.accumulate()) {
      Arrays.fill(p.c(), p.cStart(), p.cStart() + p.m() * p.n(), 0f);
    }
  }

  private void share(Product product) {
    p = product;
    int threads = Pool.idleThreads();
    if (threads > 1 && sums.suits(p, threads)) {
      sums.run(p, threads);
    } else if (threads > 1) {
      grid.cut(p, threads);
      Pool.run(grid.parts(), this);
    } else {
      ProductPart.mine().run(p, 0, p.m(), 0, p.n());
    }
  }

  @Override
  public void run(int part) {
    ProductPart.mine()
        .run(p, grid.row(part), grid.endRow(part), grid.column(part), grid.endColumn(part));
  }
}
