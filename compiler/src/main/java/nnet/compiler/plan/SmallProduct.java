package nnet.compiler.plan;

import java.util.Optional;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import nnet.runtime.kernel.DotProducts;

/**
 * Rows times a matrix that stays in the first-level cache: a loop of its own with the sizes as
 * constants.
 *
 * @param rows how many; the only size that may depend on the batch
 * @param inner rows of the matrix
 * @param columns of the matrix
 */
public record SmallProduct(Dim rows, int inner, int columns) {
  /** Floats of a matrix that leaves a quarter of 32 KB to what is multiplied with it. */
  public static final int MOST = 6144;

  /** Floats of the widest vector. */
  private static final int VECTOR = 16;

  /** Sums that are under way at the same time: as many as an addition takes cycles. */
  private static final int SUMS = 4;

  public static Optional<SmallProduct> of(Node node) {
    if (!node.applies("matmul")
        || node.attributes().flag("transposeA")
        || node.attributes().flag("transposeB")) {
      return Optional.empty();
    }
    Value left = node.operands().get(0);
    Value right = node.operands().get(1);
    Shape matrix = right.type().shape();
    Optional<Long> inner = matrix.dim(0).constant();
    Optional<Long> columns = matrix.last().constant();
    boolean fits =
        matrix.rank() == 2
            && node.result().type().data() == DataType.FLOAT
            && inner.isPresent()
            && columns.isPresent()
            && Math.min(inner.get(), columns.get()) > 0
            && Math.max(inner.get(), columns.get()) <= MOST
            && inner.get() * columns.get() <= MOST
            && !DotProducts.suits(inner.get(), columns.get());
    if (!fits) {
      return Optional.empty();
    }
    Shape shape = left.type().shape();
    Dim rows = shape.slice(0, shape.rank() - 1).elements();
    return Optional.of(new SmallProduct(rows, inner.get().intValue(), columns.get().intValue()));
  }

  /** Whether rows of the result are whole vectors, however wide. */
  public boolean isWholeVectors() {
    return columns % VECTOR == 0;
  }

  /** Vectors of a row that are computed at once. */
  public int vectors() {
    int vectors = isWholeVectors() ? SUMS : 1;
    while (columns / VECTOR % vectors != 0) {
      vectors--;
    }
    return vectors;
  }

  /**
   * The sums that make up an element: sum {@code c} goes over every element of the row from the
   * {@code c}-th on. A few columns would else wait for each other's additions.
   */
  public int chains() {
    return Math.max(1, SUMS / vectors());
  }
}
