package nnet.compiler.op.nn;

import nnet.compiler.graph.Attributes;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/**
 * The sizes of a matrix product. There are two forms: any {@code a[..., k]} times one matrix {@code
 * b} of rank two, where all rows of {@code a} are taken together; and slice by slice over equal
 * leading axes, where an {@code a} of rank two serves every slice.
 *
 * @param batches the number of slices
 * @param strideA elements from slice to slice of {@code a}; 0 where one serves all
 */
record ProductForm(Shape result, Dim batches, Dim m, Dim n, Dim k, Dim strideA, Dim strideB) {

  static ProductForm of(Shape a, Shape b, Attributes attributes) {
    boolean ta = attributes.flag("transposeA");
    Dim m = a.rank() < 2 ? Dim.ONE : a.dim(a.rank() - (ta ? 1 : 2));
    Dim k = a.dim(a.rank() - (ta ? 2 : 1));
    Dim n = b.dim(b.rank() - (attributes.flag("transposeB") ? 2 : 1));
    if (b.rank() == 2) {
      Shape leading = ta ? Shape.of(m) : a.slice(0, a.rank() - 1);
      Shape result = leading.plus(Shape.of(n));
      return new ProductForm(result, Dim.ONE, leading.elements(), n, k, Dim.ZERO, Dim.ZERO);
    }
    Shape leading = b.slice(0, b.rank() - 2);
    Dim strideA = a.rank() == 2 ? Dim.ZERO : m.times(k);
    return new ProductForm(
        leading.plus(Shape.of(m, n)), leading.elements(), m, n, k, strideA, k.times(n));
  }

  static boolean fits(Shape a, Shape b, Attributes attributes) {
    boolean ta = attributes.flag("transposeA");
    if (b.rank() < 2 || a.rank() < (ta ? 2 : 1)) {
      return false;
    }
    Dim left = a.dim(a.rank() - (ta ? 2 : 1));
    Dim right = b.dim(b.rank() - (attributes.flag("transposeB") ? 1 : 2));
    if (left.differsAlways(right)) {
      return false;
    }
    if (b.rank() == 2) {
      return !ta || a.rank() == 2;
    }
    return a.rank() == 2
        || (a.rank() == b.rank() && a.slice(0, a.rank() - 2).equals(b.slice(0, b.rank() - 2)));
  }
}
