package nnet.runtime.kernel.vector;

import static nnet.runtime.kernel.AxisSum.LANES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.AxisSum;
import nnet.runtime.kernel.Scalar;
import nnet.runtime.kernel.Scratch;

/**
 * Softmax and its relatives of one contiguous row. A row is cut into groups of 16 elements; each
 * loop runs over the groups once for each vector that a group holds, so that sums go round 16 lanes
 * on any machine. What is left of the row is filled up in memory of its own and goes through the
 * same call: two exponentials are more than HotSpot inlines, and vectors become objects.
 */
final class VectorSoftmax {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int COUNT = Lanes.COUNT;

  private VectorSoftmax() {}

  static void softmax(float[] x, int xo, float[] y, int yo, int width) {
    float largest = largest(x, xo, width);
    int whole = width - width % LANES;
    float[] lanes = lanes();
    for (int at = 0; at < width; at = at < whole ? whole : width) {
      boolean groups = at < whole;
      float[] from = groups ? x : rest(x, xo + at, width - at);
      float[] to = groups ? y : from;
      putExponentials(
          from, groups ? xo : 0, to, groups ? yo : 0, groups ? whole : LANES, largest, lanes);
      if (!groups) {
        System.arraycopy(to, 0, y, yo + at, width - at);
      }
    }
    multiply(y, yo, width, 1 / AxisSum.ofLanes(lanes));
  }

  private static float[] lanes() {
    float[] lanes = Scratch.floats(Scratch.Purpose.SUMS, LANES);
    Arrays.fill(lanes, 0, LANES, 0f);
    return lanes;
  }

  /** Exponentials of whole groups, and their sums on top of those of the lanes. */
  private static void putExponentials(
      float[] x, int xo, float[] y, int yo, int length, float largest, float[] lanes) {
    for (int lane = 0; lane < LANES; lane += COUNT) {
      FloatVector sum = FloatVector.fromArray(SPECIES, lanes, lane);
      for (int i = lane; i < length; i += LANES) {
        FloatVector shifted = FloatVector.fromArray(SPECIES, x, xo + i).sub(largest);
        FloatVector e = VectorMath.expOfNegative(shifted);
        e.intoArray(y, yo + i);
        sum = sum.add(e);
      }
      sum.intoArray(lanes, lane);
    }
  }

  /** So many elements, and others whose exponential is zero, which changes no sum. */
  private static float[] rest(float[] x, int from, int count) {
    float[] rest = Scratch.floats(Scratch.Purpose.REST, LANES);
    Arrays.fill(rest, 0, LANES, Float.NEGATIVE_INFINITY);
    System.arraycopy(x, from, rest, 0, count);
    return rest;
  }

  private static void multiply(float[] y, int yo, int width, float factor) {
    int i = 0;
    for (; i + COUNT <= width; i += COUNT) {
      FloatVector.fromArray(SPECIES, y, yo + i).mul(factor).intoArray(y, yo + i);
    }
    for (; i < width; i++) {
      y[yo + i] *= factor;
    }
  }

  static void softmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int width) {
    float sum = dot(y, yo, dy, dyo, width);
    int i = 0;
    for (; i + COUNT <= width; i += COUNT) {
      FloatVector difference = FloatVector.fromArray(SPECIES, dy, dyo + i).sub(sum);
      FloatVector.fromArray(SPECIES, y, yo + i).mul(difference).intoArray(dx, dxo + i);
    }
    for (; i < width; i++) {
      dx[dxo + i] = y[yo + i] * (dy[dyo + i] - sum);
    }
  }

  private static float dot(float[] y, int yo, float[] dy, int dyo, int width) {
    float[] lanes = Scratch.floats(Scratch.Purpose.SUMS, LANES);
    int end = width - width % LANES;
    for (int lane = 0; lane < LANES; lane += COUNT) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int i = lane; i < end; i += LANES) {
        FloatVector a = FloatVector.fromArray(SPECIES, y, yo + i);
        sum = a.fma(FloatVector.fromArray(SPECIES, dy, dyo + i), sum);
      }
      sum.intoArray(lanes, lane);
    }
    for (int lane = 0; end + lane < width; lane++) {
      lanes[lane] = Math.fma(y[yo + end + lane], dy[dyo + end + lane], lanes[lane]);
    }
    return AxisSum.ofLanes(lanes);
  }

  static void logSoftmax(float[] x, int xo, float[] y, int yo, int width) {
    float largest = largest(x, xo, width);
    float logSum = Scalar.log(sumOfExponentials(x, xo, width, largest));
    int i = 0;
    for (; i + COUNT <= width; i += COUNT) {
      FloatVector shifted = FloatVector.fromArray(SPECIES, x, xo + i).sub(largest);
      shifted.sub(logSum).intoArray(y, yo + i);
    }
    for (; i < width; i++) {
      y[yo + i] = x[xo + i] - largest - logSum;
    }
  }

  static void logSoftmaxGradient(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int width) {
    float sum = VectorSums.contiguous(dy, dyo, dyo + width);
    int i = 0;
    for (; i + COUNT <= width; i += COUNT) {
      FloatVector e = VectorMath.expOfNegative(FloatVector.fromArray(SPECIES, y, yo + i)).neg();
      FloatVector gradient = FloatVector.fromArray(SPECIES, dy, dyo + i);
      e.fma(FloatVector.broadcast(SPECIES, sum), gradient).intoArray(dx, dxo + i);
    }
    for (; i < width; i++) {
      dx[dxo + i] = Math.fma(-Scalar.exp(y[yo + i]), sum, dy[dyo + i]);
    }
  }

  static float logSumExp(float[] x, int xo, int width) {
    float largest = largest(x, xo, width);
    if (Float.isInfinite(largest)) {
      return largest;
    }
    return largest + Scalar.log(sumOfExponentials(x, xo, width, largest));
  }

  private static float sumOfExponentials(float[] x, int xo, int width, float largest) {
    int whole = width - width % LANES;
    float[] lanes = lanes();
    for (int at = 0; at < width; at = at < whole ? whole : width) {
      boolean groups = at < whole;
      float[] from = groups ? x : rest(x, xo + at, width - at);
      addExponentials(from, groups ? xo : 0, groups ? whole : LANES, largest, lanes);
    }
    return AxisSum.ofLanes(lanes);
  }

  /** Adds the exponentials of whole groups to the lanes. */
  private static void addExponentials(float[] x, int xo, int length, float largest, float[] lanes) {
    for (int lane = 0; lane < LANES; lane += COUNT) {
      FloatVector sum = FloatVector.fromArray(SPECIES, lanes, lane);
      for (int i = lane; i < length; i += LANES) {
        FloatVector shifted = FloatVector.fromArray(SPECIES, x, xo + i).sub(largest);
        sum = sum.add(VectorMath.expOfNegative(shifted));
      }
      sum.intoArray(lanes, lane);
    }
  }

  private static float largest(float[] x, int xo, int width) {
    FloatVector largest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    int i = 0;
    for (; i + COUNT <= width; i += COUNT) {
      largest = largest.max(FloatVector.fromArray(SPECIES, x, xo + i));
    }
    float result = largest.reduceLanes(VectorOperators.MAX);
    for (; i < width; i++) {
      result = Math.max(result, x[xo + i]);
    }
    return result;
  }
}
