package nnet.runtime.kernel.vector;

import nnet.runtime.kernel.Product;
import nnet.runtime.kernel.Scratch;

/**
 * A product computed as the product of the transposed matrices, C' = B' A': one with fewer columns
 * than fill vectors, whose rows are long then, or one of which many rows of B are far apart and
 * read by few of A. Each element is the same sum in the same order.
 */
final class NarrowProduct {
  /** The most columns for which it pays. */
  private static final int COLUMNS = 24;

  /** Rows and products of each element from which it pays to turn C round. */
  private static final int MANY = 48;

  /** Columns for each row from which B is better read by its columns. */
  private static final int WIDE = 4;

  /** Products of each element that make up for turning a large C round. */
  private static final int LONG = 1024;

  /** Rows that fill vectors when they are columns. */
  private static final int ROWS = 128;

  private final Product turned = new Product();

  /** Whether A is stored with long rows, and C is as well worth it. */
  static boolean suits(Product p) {
    return p.transposeA() && (isNarrow(p) || isWide(p));
  }

  private static boolean isNarrow(Product p) {
    return p.n() <= COLUMNS && p.m() >= MANY && p.k() >= MANY;
  }

  private static boolean isWide(Product p) {
    return !p.transposeB() && p.m() >= ROWS && p.n() >= WIDE * p.m() && p.k() >= LONG;
  }

  /** The product of the transposed matrices, whose result is in the thread's scratch memory. */
  Product turn(Product p) {
    float[] c = Scratch.floats(Scratch.Purpose.TURNED, p.m() * p.n());
    if (p.accumulate()) {
      Turned.copy(p.c(), p.cStart(), p.n(), p.m(), p.n(), c, 0, p.m());
    }
    return turned.set(
        p.b(),
        p.bStart(),
        !p.transposeB(),
        p.a(),
        p.aStart(),
        false,
        c,
        0,
        p.n(),
        p.m(),
        p.k(),
        p.accumulate());
  }

  /** Copies the result to where it belongs. */
  void turnBack(Product p) {
    Turned.copy(turned.c(), 0, p.m(), p.n(), p.m(), p.c(), p.cStart(), p.n());
  }
}
