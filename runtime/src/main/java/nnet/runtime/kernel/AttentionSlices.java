package nnet.runtime.kernel;

import java.util.Arrays;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * Attention of slices that threads share, some rows of the scores at a time: they are never kept,
 * and the gradient computes them again (Dao et al., 2022). Memory grows with the length, not with
 * its square. Each thread has one, which it uses again and again.
 */
final class AttentionSlices implements BlockTask {
  private static final PerThread<AttentionSlices> MINE = new PerThread<>();
  private static final PerThread<Product> PRODUCT = new PerThread<>();
  private static final int ROWS = 64;

  private KernelProvider provider = Providers.plain();

  /** Rows of q and y, and of k and v; columns of q and k, and of v and y. */
  private int t;

  private int s;
  private int d;
  private int e;

  /** Whether row i takes part in rows up to i alone. */
  private boolean causal;

  private float[] q = {};
  private int qo;
  private float[] k = {};
  private int ko;
  private float[] v = {};
  private int vo;
  private boolean backward;

  /** The result, or its gradient. */
  private float[] y = {};

  private int yo;

  /** The gradients of q, k and v of each slice, one after the other. */
  private float[] g = {};

  private int go;

  private AttentionSlices() {}

  /** The thread's own, for these operands. */
  static AttentionSlices of(
      KernelProvider provider,
      int t,
      int s,
      int d,
      int e,
      boolean causal,
      float[] q,
      int qo,
      float[] k,
      int ko,
      float[] v,
      int vo) {
    AttentionSlices slices = MINE.get(AttentionSlices::new);
    slices.provider = provider;
    slices.t = t;
    slices.s = s;
    slices.d = d;
    slices.e = e;
    slices.causal = causal;
    slices.q = q;
    slices.qo = qo;
    slices.k = k;
    slices.ko = ko;
    slices.v = v;
    slices.vo = vo;
    return slices;
  }

  void forward(float[] y, int yo, int slices) {
    this.y = y;
    this.yo = yo;
    backward = false;
    Pool.run(slices, this);
  }

  void backward(float[] dy, int dyo, float[] g, int go, int slices) {
    this.y = dy;
    this.yo = dyo;
    this.g = g;
    this.go = go;
    backward = true;
    Pool.run(slices, this);
  }

  /** Elements of the gradients of one slice: of q, then of k, then of v. */
  private int gradients() {
    return t * d + s * d + s * e;
  }

  @Override
  public void run(int slice) {
    int keys = ko + slice * s * d;
    int values = vo + slice * s * e;
    if (backward) {
      int dk = go + slice * gradients() + t * d;
      Arrays.fill(g, dk, dk + s * (d + e), 0f);
    }
    for (int from = 0; from < t; from += ROWS) {
      int rows = Math.min(ROWS, t - from);
      int query = qo + (slice * t + from) * d;
      int result = yo + (slice * t + from) * e;
      float[] p = weights(query, keys, from, rows);
      if (backward) {
        gradients(slice, from, rows, p, query, keys, values, result);
      } else {
        multiply(p, 0, false, v, values, false, y, result, rows, e, s, false);
      }
    }
  }

  private void gradients(
      int slice, int from, int rows, float[] p, int query, int keys, int values, int given) {
    int dq = go + slice * gradients();
    int dk = dq + t * d;
    int dv = dk + s * d;
    float[] dp = Scratch.floats(Scratch.Purpose.SCORE_GRADIENTS, rows * s);
    multiply(p, 0, true, y, given, false, g, dv, s, e, rows, true);
    multiply(y, given, false, v, values, true, dp, 0, rows, s, e, false);
    provider.softmaxGradient(p, 0, dp, 0, dp, 0, rows, s, 1);
    multiply(dp, 0, false, k, keys, false, g, dq + from * d, rows, d, s, false);
    multiply(dp, 0, true, q, query, false, g, dk, s, d, rows, true);
  }

  /** Rows of softmax(q k^T), zero where a row takes no part. */
  private float[] weights(int query, int keys, int from, int rows) {
    float[] p = Scratch.floats(Scratch.Purpose.SCORES, rows * s);
    multiply(q, query, false, k, keys, true, p, 0, rows, s, d, false);
    if (!causal) {
      provider.softmax(p, 0, p, 0, rows, s, 1);
      return p;
    }
    for (int row = 0; row < rows; row++) {
      int seen = Math.min(s, from + row + 1);
      provider.softmax(p, row * s, p, row * s, 1, seen, 1);
      Arrays.fill(p, row * s + seen, (row + 1) * s, 0f);
    }
    return p;
  }

  private void multiply(
      float[] a,
      int ao,
      boolean transposeA,
      float[] b,
      int bo,
      boolean transposeB,
      float[] c,
      int co,
      int m,
      int n,
      int inner,
      boolean accumulate) {
    Product product = PRODUCT.get(Product::new);
    product.set(a, ao, transposeA, b, bo, transposeB, c, co, m, n, inner, accumulate);
    provider.matmul(product);
  }
}
