package nnet.runtime.kernel;

import java.util.Arrays;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * The scalar matrix product: rows of B lie in arrays of their own that share one index, the shape
 * of loop that HotSpot turns into vectors by itself; four of them are swept at once. One for each
 * thread, used again and again.
 */
final class RowSweep implements BlockTask {
  private static final PerThread<RowSweep> MINE = new PerThread<>();

  /** Multiplications of one piece of work for a thread. */
  private static final long PIECE = 200_000;

  /** What to multiply, to be set. */
  final BlockProduct product = new BlockProduct();

  /** For the blocks of the inner dimension that come one after the other. */
  final Blocks blocks = new Blocks();

  private float[][] rows = {};
  private int height;

  private RowSweep() {}

  /** The thread's own. */
  static RowSweep mine() {
    RowSweep mine = MINE.find();
    if (mine == null) {
      mine = new RowSweep();
      MINE.set(mine);
    }
    return mine;
  }

  void run() {
    rows = rowsOfB();
    long perRow = Math.max(1, (long) product.n * product.k);
    height = (int) Math.max(1, Math.min(product.m, PIECE / perRow));
    Pool.run(Math.ceilDiv(product.m, height), this);
  }

  private float[][] rowsOfB() {
    float[][] rows = Scratch.rows(product.k, product.n);
    for (int k = 0; k < product.k; k++) {
      int start = product.bStart + k * product.bInner;
      if (product.bColumn == 1) {
        System.arraycopy(product.b, start, rows[k], 0, product.n);
      } else {
        for (int j = 0; j < product.n; j++) {
          rows[k][j] = product.b[start + j * product.bColumn];
        }
      }
    }
    return rows;
  }

  @Override
  public void run(int piece) {
    float[] sums = Scratch.floats(Scratch.Purpose.SUMS, product.n);
    int end = Math.min(product.m, (piece + 1) * height);
    for (int i = piece * height; i < end; i++) {
      Arrays.fill(sums, 0, product.n, 0f);
      sumRow(product.aStart + i * product.aRow, sums);
      store(sums, product.c, product.cStart + i * product.cRow, product.n, product.add);
    }
  }

  private void sumRow(int start, float[] sums) {
    float[] a = product.a;
    int step = product.aInner;
    int n = product.n;
    int k = 0;
    for (; k + 4 <= product.k; k += 4) {
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
          n);
    }
    for (; k < product.k; k++) {
      sweepOne(a[start + k * step], rows[k], sums, n);
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
