package nnet.runtime.kernel;

import java.util.Arrays;

/**
 * Softmax and its relatives of one line of elements that lie {@code step} apart; sums go round 16
 * lanes as {@link AxisSum} states.
 */
final class SoftmaxLine {
  private SoftmaxLine() {}

  static void softmax(float[] x, int xo, float[] y, int yo, int axis, int step) {
    float largest = largest(x, xo, axis, step);
    float[] lanes = lanes();
    for (int a = 0; a < axis; a++) {
      float value = Scalar.exp(x[xo + a * step] - largest);
      y[yo + a * step] = value;
      lanes[a % AxisSum.LANES] += value;
    }
    float factor = 1 / AxisSum.ofLanes(lanes);
    for (int a = 0; a < axis; a++) {
      y[yo + a * step] *= factor;
    }
  }

  static void softmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int axis, int step) {
    float[] lanes = lanes();
    for (int a = 0; a < axis; a++) {
      int lane = a % AxisSum.LANES;
      lanes[lane] = Math.fma(y[yo + a * step], dy[dyo + a * step], lanes[lane]);
    }
    float sum = AxisSum.ofLanes(lanes);
    for (int a = 0; a < axis; a++) {
      dx[dxo + a * step] = y[yo + a * step] * (dy[dyo + a * step] - sum);
    }
  }

  static void logSoftmax(float[] x, int xo, float[] y, int yo, int axis, int step) {
    float largest = largest(x, xo, axis, step);
    float logSum = Scalar.log(sumOfExponentials(x, xo, axis, step, largest));
    for (int a = 0; a < axis; a++) {
      y[yo + a * step] = x[xo + a * step] - largest - logSum;
    }
  }

  static void logSoftmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int axis, int step) {
    float[] lanes = lanes();
    for (int a = 0; a < axis; a++) {
      lanes[a % AxisSum.LANES] += dy[dyo + a * step];
    }
    float sum = AxisSum.ofLanes(lanes);
    for (int a = 0; a < axis; a++) {
      dx[dxo + a * step] = Math.fma(-Scalar.exp(y[yo + a * step]), sum, dy[dyo + a * step]);
    }
  }

  static float logSumExp(float[] x, int xo, int axis, int step) {
    float largest = largest(x, xo, axis, step);
    if (Float.isInfinite(largest)) {
      return largest;
    }
    return largest + Scalar.log(sumOfExponentials(x, xo, axis, step, largest));
  }

  private static float sumOfExponentials(float[] x, int xo, int axis, int step, float largest) {
    float[] lanes = lanes();
    for (int a = 0; a < axis; a++) {
      lanes[a % AxisSum.LANES] += Scalar.exp(x[xo + a * step] - largest);
    }
    return AxisSum.ofLanes(lanes);
  }

  private static float largest(float[] x, int xo, int axis, int step) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int a = 0; a < axis; a++) {
      largest = Math.max(largest, x[xo + a * step]);
    }
    return largest;
  }

  private static float[] lanes() {
    float[] lanes = Scratch.floats(Scratch.Purpose.SUMS, AxisSum.LANES);
    Arrays.fill(lanes, 0, AxisSum.LANES, 0f);
    return lanes;
  }
}
