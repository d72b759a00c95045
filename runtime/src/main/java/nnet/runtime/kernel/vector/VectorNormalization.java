package nnet.runtime.kernel.vector;

import static nnet.runtime.kernel.AxisSum.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.AxisSum;

/** Rows less their mean, over the root of their variance; sums go round 16 lanes. */
final class VectorNormalization {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int COUNT = Lanes.COUNT;

  private VectorNormalization() {}

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
    int i = 0;
    for (; i + COUNT <= width; i += COUNT) {
      FloatVector.fromArray(SPECIES, x, xo + i).sub(mean).mul(scale).intoArray(y, yo + i);
    }
    for (; i < width; i++) {
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
    float slope = -(dot(x, xo, mean, dy, dyo, width, lanes) / width * scale * scale);
    int i = 0;
    for (; i + COUNT <= width; i += COUNT) {
      FloatVector distance = FloatVector.fromArray(SPECIES, x, xo + i).sub(mean);
      FloatVector gradient = FloatVector.fromArray(SPECIES, dy, dyo + i).sub(shift);
      FloatVector sloped = distance.fma(FloatVector.broadcast(SPECIES, slope), gradient);
      sloped.mul(scale).intoArray(dx, dxo + i);
    }
    for (; i < width; i++) {
      dx[dxo + i] = Math.fma(x[xo + i] - mean, slope, dy[dyo + i] - shift) * scale;
    }
  }

  private static float mean(float[] x, int xo, int width, float[] lanes) {
    int end = width - width % LANES;
    for (int lane = 0; lane < LANES; lane += COUNT) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int i = lane; i < end; i += LANES) {
        sum = sum.add(FloatVector.fromArray(SPECIES, x, xo + i));
      }
      sum.intoArray(lanes, lane);
    }
    for (int i = end; i < width; i++) {
      lanes[i - end] += x[xo + i];
    }
    return AxisSum.ofLanes(lanes) / width;
  }

  /** One over the root of the variance. */
  private static float scale(
      float[] x, int xo, int width, float mean, float epsilon, float[] lanes) {
    int end = width - width % LANES;
    for (int lane = 0; lane < LANES; lane += COUNT) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int i = lane; i < end; i += LANES) {
        FloatVector distance = FloatVector.fromArray(SPECIES, x, xo + i).sub(mean);
        sum = distance.fma(distance, sum);
      }
      sum.intoArray(lanes, lane);
    }
    for (int i = end; i < width; i++) {
      float distance = x[xo + i] - mean;
      lanes[i - end] = Math.fma(distance, distance, lanes[i - end]);
    }
    return 1 / (float) Math.sqrt(AxisSum.ofLanes(lanes) / width + epsilon);
  }

  private static float dot(
      float[] x, int xo, float mean, float[] dy, int dyo, int width, float[] lanes) {
    int end = width - width % LANES;
    for (int lane = 0; lane < LANES; lane += COUNT) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int i = lane; i < end; i += LANES) {
        FloatVector distance = FloatVector.fromArray(SPECIES, x, xo + i).sub(mean);
        sum = distance.fma(FloatVector.fromArray(SPECIES, dy, dyo + i), sum);
      }
      sum.intoArray(lanes, lane);
    }
    for (int i = end; i < width; i++) {
      lanes[i - end] = Math.fma(x[xo + i] - mean, dy[dyo + i], lanes[i - end]);
    }
    return AxisSum.ofLanes(lanes);
  }
}
