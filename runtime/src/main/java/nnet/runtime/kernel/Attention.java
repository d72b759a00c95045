package nnet.runtime.kernel;

/**
 * The shape of the attention of one sequence to another, {@code y = softmax(q k^T) v}.
 *
 * @param t rows of {@code q} and {@code y}
 * @param s rows of {@code k} and {@code v}
 * @param d columns of {@code q} and {@code k}
 * @param e columns of {@code v} and {@code y}
 * @param causal whether row i takes part in rows up to i alone
 */
public record Attention(int t, int s, int d, int e, boolean causal) {
  /** Elements of the gradients of one slice: of q, then of k, then of v. */
  int gradients() {
    return t * d + s * d + s * e;
  }
}
