package nnet.runtime.kernel;

import java.util.Arrays;

/**
 * Products with few columns and a long inner dimension. Each element is the product of a row of A
 * and a column of B: sum {@code l} of 16 goes over every 16th element from the {@code l}-th on, in
 * order from zero, and the sums are added as {@link AxisSum#ofLanes} does. Vectors thus run along
 * the inner dimension, where all of their lanes are of use.
 */
public final class DotProducts {
  /** Columns from which vectors of columns have few lanes too many. */
  private static final int COLUMNS = 16;

  /** Products of an element below which adding up the 16 sums takes longer than they do. */
  private static final int LEAST = 128;

  private DotProducts() {}

  /** Whether A is stored by rows, and B has this shape. */
  public static boolean suits(Product p) {
    return !p.transposeA() && suits(p.k(), p.n());
  }

  /** Whether a matrix of {@code inner} rows is multiplied in this way. */
  public static boolean suits(long inner, long columns) {
    return columns < COLUMNS && inner >= LEAST && inner % AxisSum.LANES == 0;
  }

  /** By plain loops. */
  static void run(Product p) {
    float[] sums = Scratch.floats(Scratch.Purpose.SUMS, AxisSum.LANES * p.n());
    for (int row = 0; row < p.m(); row++) {
      Arrays.fill(sums, 0, AxisSum.LANES * p.n(), 0f);
      sumRow(p, p.aStart() + row * p.k(), sums);
      for (int column = 0; column < p.n(); column++) {
        float total = AxisSum.ofLanes(sums, column, p.n());
        store(p, row, column, total);
      }
    }
  }

  private static void sumRow(Product p, int start, float[] sums) {
    float[] b = p.b();
    int n = p.n();
    int columnStep = p.transposeB() ? p.k() : 1;
    for (int k = 0; k < p.k(); k++) {
      float factor = p.a()[start + k];
      int to = k % AxisSum.LANES * n;
      int at = p.bStart() + (p.transposeB() ? k : k * n);
      for (int column = 0; column < n; column++) {
        sums[to + column] = Math.fma(factor, b[at + column * columnStep], sums[to + column]);
      }
    }
  }

  /** Writes or adds an element. */
  public static void store(Product p, int row, int column, float total) {
    int at = p.cStart() + row * p.n() + column;
    p.c()[at] = p.accumulate() ? p.c()[at] + total : total;
  }
}
