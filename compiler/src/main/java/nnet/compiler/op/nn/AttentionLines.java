package nnet.compiler.op.nn;

import nnet.compiler.op.NdArray;

/** The weights of attention in float64, written for clarity. */
final class AttentionLines {
  private AttentionLines() {}

  /** The weights of one query of a slice: softmax of its products with the keys it sees. */
  static double[] weights(NdArray q, NdArray k, int slice, int row, boolean causal) {
    int rank = q.shape().length;
    int t = q.shape()[rank - 2];
    int d = q.shape()[rank - 1];
    int s = k.shape()[rank - 2];
    int seen = causal ? Math.min(s, row + 1) : s;
    double[] weights = new double[s];
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < seen; j++) {
      for (int c = 0; c < d; c++) {
        weights[j] += q.get((slice * t + row) * d + c) * k.get((slice * s + j) * d + c);
      }
      largest = Math.max(largest, weights[j]);
    }
    double sum = 0;
    for (int j = 0; j < seen; j++) {
      weights[j] = Math.exp(weights[j] - largest);
      sum += weights[j];
    }
    for (int j = 0; j < seen; j++) {
      weights[j] /= sum;
    }
    return weights;
  }
}
