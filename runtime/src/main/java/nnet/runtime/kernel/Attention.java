package nnet.runtime.kernel;

import java.util.Arrays;
import nnet.runtime.parallel.Pool;

/**
 * Attention of one sequence to another, {@code y = softmax(q k^T) v}, some rows of the scores at a
 * time: they are never kept, and the gradient computes them again (Dao et al., 2022). Memory grows
 * with the length, not with its square.
 *
 * @param t rows of {@code q} and {@code y}
 * @param s rows of {@code k} and {@code v}
 * @param d columns of {@code q} and {@code k}
 * @param e columns of {@code v} and {@code y}
 * @param causal whether row i takes part in rows up to i alone
 */
public record Attention(int t, int s, int d, int e, boolean causal) {
  private static final int ROWS = 64;

  /** Elements of the gradients of one slice: of q, then of k, then of v. */
  private int gradients() {
    return t * d + s * d + s * e;
  }

  void forward(
      KernelProvider provider,
      float[] q,
      int qo,
      float[] k,
      int ko,
      float[] v,
      int vo,
      float[] y,
      int yo,
      int slices) {
    Pool.run(
        slices,
        slice -> {
          int keys = ko + slice * s * d;
          int values = vo + slice * s * e;
          for (int from = 0; from < t; from += ROWS) {
            int rows = Math.min(ROWS, t - from);
            int query = qo + (slice * t + from) * d;
            int result = yo + (slice * t + from) * e;
            float[] p = weights(provider, q, query, k, keys, from, rows);
            provider.matmul(
                new Product(p, 0, false, v, values, false, y, result, rows, e, s, false));
          }
        });
  }

  /** The gradients of q, k and v of each slice, one after the other. */
  void backward(
      KernelProvider provider,
      float[] q,
      int qo,
      float[] k,
      int ko,
      float[] v,
      int vo,
      float[] dy,
      int dyo,
      float[] g,
      int go,
      int slices) {
    Pool.run(
        slices,
        slice -> {
          int keys = ko + slice * s * d;
          int values = vo + slice * s * e;
          int dq = go + slice * gradients();
          int dk = dq + t * d;
          int dv = dk + s * d;
          Arrays.fill(g, dk, dv + s * e, 0f);
          for (int from = 0; from < t; from += ROWS) {
            int rows = Math.min(ROWS, t - from);
            int query = qo + (slice * t + from) * d;
            int given = dyo + (slice * t + from) * e;
            float[] p = weights(provider, q, query, k, keys, from, rows);
            float[] dp = Scratch.floats(Scratch.Purpose.SCORE_GRADIENTS, rows * s);
            provider.matmul(new Product(p, 0, true, dy, given, false, g, dv, s, e, rows, true));
            provider.matmul(
                new Product(dy, given, false, v, values, true, dp, 0, rows, s, e, false));
            provider.softmaxGradient(p, 0, dp, 0, dp, 0, rows, s, 1);
            provider.matmul(
                new Product(dp, 0, false, k, keys, false, g, dq + from * d, rows, d, s, false));
            provider.matmul(new Product(dp, 0, true, q, query, false, g, dk, s, d, rows, true));
          }
        });
  }

  /** Rows of softmax(q k^T), zero where a row takes no part. */
  private float[] weights(
      KernelProvider provider, float[] q, int qo, float[] k, int ko, int from, int rows) {
    float[] p = Scratch.floats(Scratch.Purpose.SCORES, rows * s);
    provider.matmul(new Product(q, qo, false, k, ko, true, p, 0, rows, s, d, false));
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
}
