package nnet.runtime.kernel;

import java.util.Arrays;
import nnet.runtime.parallel.Pool;

/**
 * The scalar matrix product: rows of B lie in arrays of their own that share one index, the shape
 * of loop that HotSpot turns into vectors by itself; four of them are swept at once.
 */
final class RowSweep {
  /** Multiplications of one piece of work for a thread. */
  private static final long PIECE = 200_000;

  private RowSweep() {}

  static void run(BlockProduct p) {
    float[][] rows = rowsOfB(p);
    long perRow = Math.max(1, (long) p.n() * p.k());
    int height = (int) Math.max(1, Math.min(p.m(), PIECE / perRow));
    Pool.run(
        Math.ceilDiv(p.m(), height),
        piece -> sweepRows(p, rows, piece * height, Math.min(p.m(), (piece + 1) * height)));
  }

  private static float[][] rowsOfB(BlockProduct p) {
    float[][] rows = Scratch.rows(p.k(), p.n());
    for (int k = 0; k < p.k(); k++) {
      int start = p.bStart() + k * p.bInner();
      if (p.bColumn() == 1) {
        System.arraycopy(p.b(), start, rows[k], 0, p.n());
      } else {
        for (int j = 0; j < p.n(); j++) {
          rows[k][j] = p.b()[start + j * p.bColumn()];
        }
      }
    }
    return rows;
  }

  private static void sweepRows(BlockProduct p, float[][] rows, int first, int end) {
    float[] sums = Scratch.floats(Scratch.Purpose.SUMS, p.n());
    for (int i = first; i < end; i++) {
      Arrays.fill(sums, 0, p.n(), 0f);
      sumRow(p, rows, p.aStart() + i * p.aRow(), sums);
      store(sums, p.c(), p.cStart() + i * p.cRow(), p.n(), p.add());
    }
  }

  private static void sumRow(BlockProduct p, float[][] rows, int start, float[] sums) {
    float[] a = p.a();
    int step = p.aInner();
    int k = 0;
    for (; k + 4 <= p.k(); k += 4) {
      int at = start + k * step;
      sweepFour(
          a[at],
          rows[k],
          a[at + step],
          rows[k + 1],
          a[at + 2 * step],
          rows[k + 2],
          a[at + 3 * step],
          rows[k + 3],
          sums,
          p.n());
    }
    for (; k < p.k(); k++) {
      sweepOne(a[start + k * step], rows[k], sums, p.n());
    }
  }

  private static void sweepFour(
      float a0,
      float[] b0,
      float a1,
      float[] b1,
      float a2,
      float[] b2,
      float a3,
      float[] b3,
      float[] sums,
      int n) {
    for (int j = 0; j < n; j++) {
      float sum = Math.fma(a0, b0[j], sums[j]);
      sum = Math.fma(a1, b1[j], sum);
      sum = Math.fma(a2, b2[j], sum);
      sums[j] = Math.fma(a3, b3[j], sum);
    }
  }

  private static void sweepOne(float a, float[] b, float[] sums, int n) {
    for (int j = 0; j < n; j++) {
      sums[j] = Math.fma(a, b[j], sums[j]);
    }
  }

  private static void store(float[] sums, float[] c, int start, int n, boolean add) {
    if (!add) {
      System.arraycopy(sums, 0, c, start, n);
      return;
    }
    for (int j = 0; j < n; j++) {
      c[start + j] += sums[j];
    }
  }
}
