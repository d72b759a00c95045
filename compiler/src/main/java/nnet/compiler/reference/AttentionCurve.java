package nnet.compiler.reference;

import nnet.compiler.op.Evaluation;
import nnet.compiler.op.NdArray;

/**
 * How attention and its derivative change along a change of the queries (operand 0) or of the keys
 * (operand 1), query by query.
 */
final class AttentionCurve {
  private final Evaluation evaluation;
  private final boolean ofQueries;
  private final NdArray tangent;
  private final NdArray q;
  private final NdArray k;
  private final NdArray v;
  private final NdArray result;
  private final int t;
  private final int s;
  private final int d;
  private final int e;

  AttentionCurve(Evaluation evaluation, int operand, NdArray tangent) {
    this.evaluation = evaluation;
    this.tangent = tangent;
    ofQueries = operand == 0;
    q = evaluation.operand(0);
    k = evaluation.operand(1);
    v = evaluation.operand(2);
    result = evaluation.result();
    int rank = q.shape().length;
    t = q.shape()[rank - 2];
    d = q.shape()[rank - 1];
    s = v.shape()[rank - 2];
    e = v.shape()[rank - 1];
  }

  NdArray tangent() {
    for (int line = 0; line < q.size() / Math.max(1, d); line++) {
      double[] p = new double[s];
      double[] change = weights(line, p);
      if (evaluation.operands().size() == 3) {
        ofResult(line, change);
      } else {
        ofGradients(line, p, change);
      }
    }
    return result;
  }

  /** The weights of a query, and how they change. */
  private double[] weights(int line, double[] p) {
    int seen = evaluation.attributes().flag("causal") ? Math.min(s, line % t + 1) : s;
    double[] change = new double[s];
    double sum = 0;
    for (int j = 0; j < seen; j++) {
      p[j] = Math.exp(dot(q, line, k, key(line, j), d));
      change[j] =
          ofQueries
              ? dot(tangent, line, k, key(line, j), d)
              : dot(q, line, tangent, key(line, j), d);
      sum += p[j];
    }
    double mean = 0;
    for (int j = 0; j < seen; j++) {
      p[j] /= sum;
      mean += p[j] * change[j];
    }
    for (int j = 0; j < seen; j++) {
      change[j] = p[j] * (change[j] - mean);
    }
    return change;
  }

  private int key(int line, int j) {
    return line / t * s + j;
  }

  private void ofResult(int line, double[] change) {
    for (int j = 0; j < s; j++) {
      add(line * e, change[j], v, key(line, j), e);
    }
  }

  /** With x = dy v^T and g = p (x - sum(p x)): of g k, g^T q and p^T dy. */
  private void ofGradients(int line, double[] p, double[] change) {
    NdArray dy = evaluation.operand(3);
    double mean = 0;
    double changed = 0;
    for (int j = 0; j < s; j++) {
      double x = dot(dy, line, v, key(line, j), e);
      mean += p[j] * x;
      changed += change[j] * x;
    }
    int dq = line / t * (t * d + s * d + s * e);
    int dk = dq + t * d;
    int dv = dk + s * d;
    for (int j = 0; j < s; j++) {
      double x = dot(dy, line, v, key(line, j), e);
      double g = p[j] * (x - mean);
      double of = change[j] * (x - mean) - p[j] * changed;
      add(dq + line % t * d, of, k, key(line, j), d);
      add(dk + j * d, of, q, line, d);
      add(dv + j * e, change[j], dy, line, e);
      if (ofQueries) {
        add(dk + j * d, g, tangent, line, d);
      } else {
        add(dq + line % t * d, g, tangent, key(line, j), d);
      }
    }
  }

  private static double dot(NdArray a, int row, NdArray b, int other, int width) {
    double sum = 0;
    for (int c = 0; c < width; c++) {
      sum += a.get(row * width + c) * b.get(other * width + c);
    }
    return sum;
  }

  private void add(int place, double factor, NdArray a, int row, int width) {
    for (int c = 0; c < width; c++) {
      result.data()[place + c] += factor * a.get(row * width + c);
    }
  }
}
