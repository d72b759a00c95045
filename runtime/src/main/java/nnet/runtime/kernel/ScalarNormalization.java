package nnet.runtime.kernel;

import java.util.Arrays;

/**
 * Rows less their mean, over the root of their variance. Sums go round 16 lanes, lane {@code l}
 * taking elements {@code l}, {@code l + 16}, ... in order; lanes are added as {@link AxisSum}
 * states.
 */
final class ScalarNormalization {
  private ScalarNormalization() {}

  static void normalize(
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] y,
      int yo,
      int width,
      float epsilon,
      float[] lanes) {
    float mean = mean(x, xo, width, lanes);
    float scale = scale(x, xo, width, mean, epsilon, lanes);
    for (int i = 0; i < width; i++) {
      y[yo + i] = (x[xo + i] - mean) * scale;
    }
  }

  static void gradient(
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dx,
      int dxo,
      int width,
      float epsilon,
      float[] lanes) {
    float mean = mean(x, xo, width, lanes);
    float scale = scale(x, xo, width, mean, epsilon, lanes);
    float shift = mean(dy, dyo, width, lanes);
    Arrays.fill(lanes, 0, AxisSum.LANES, 0f);
    for (int i = 0; i < width; i++) {
      int lane = i % AxisSum.LANES;
      lanes[lane] = Math.fma(x[xo + i] - mean, dy[dyo + i], lanes[lane]);
    }
    float slope = -(AxisSum.ofLanes(lanes) / width * scale * scale);
    for (int i = 0; i < width; i++) {
      dx[dxo + i] = Math.fma(x[xo + i] - mean, slope, dy[dyo + i] - shift) * scale;
    }
  }

  private static float mean(float[] x, int xo, int width, float[] lanes) {
    Arrays.fill(lanes, 0, AxisSum.LANES, 0f);
    for (int i = 0; i < width; i++) {
      lanes[i % AxisSum.LANES] += x[xo + i];
    }
    return AxisSum.ofLanes(lanes) / width;
  }

  /** One over the root of the variance. */
  private static float scale(
      float[] x, int xo, int width, float mean, float epsilon, float[] lanes) {
    Arrays.fill(lanes, 0, AxisSum.LANES, 0f);
    for (int i = 0; i < width; i++) {
      int lane = i % AxisSum.LANES;
      float distance = x[xo + i] - mean;
      lanes[lane] = Math.fma(distance, distance, lanes[lane]);
    }
    return 1 / (float) Math.sqrt(AxisSum.ofLanes(lanes) / width + epsilon);
  }
}
