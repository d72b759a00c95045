package nnet.runtime.kernel.vector;

import static nnet.runtime.kernel.AxisSum.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.AxisSum;
import nnet.runtime.kernel.Scalar;
import nnet.runtime.kernel.Scratch;

/**
 * Softmax and its relatives of one contiguous row. A row is cut into groups of 16 elements; each
 * loop runs over the groups once for each vector that a group holds, the last group under a mask,
 * so that sums go round 16 lanes on any machine.
 */
final class VectorSoftmax {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int COUNT = Lanes.COUNT;

  private VectorSoftmax() {}

  static void softmax(float[] x, int xo, float[] y, int yo, int width) {
    float largest = largest(x, xo, width);
    float[] lanes = Scratch.floats(Scratch.Purpose.SUMS, LANES);
    for (int lane = 0; lane < LANES; lane += COUNT) {
      FloatVector sum = FloatVector.zero(SPECIES);
      int i = lane;
      for (; i + COUNT <= width; i += LANES) {
        FloatVector e =
            VectorMath.expOfNegative(FloatVector.fromArray(SPECIES, x, xo + i).sub(largest));
        e.intoArray(y, yo + i);
        sum = sum.add(e);
      }
      if (i < width) {
        VectorMask<Float> rest = SPECIES.indexInRange(i, width);
        FloatVector e =
            VectorMath.expOfNegative(FloatVector.fromArray(SPECIES, x, xo + i, rest).sub(largest));
        e.intoArray(y, yo + i, rest);
        sum = sum.add(e, rest);
      }
      sum.intoArray(lanes, lane);
    }
    divide(y, yo, width, AxisSum.ofLanes(lanes));
  }

  private static void divide(float[] y, int yo, int width, float divisor) {
    int i = 0;
    for (; i + COUNT <= width; i += COUNT) {
      FloatVector.fromArray(SPECIES, y, yo + i).div(divisor).intoArray(y, yo + i);
    }
    for (; i < width; i++) {
      y[yo + i] /= divisor;
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
    float[] lanes = Scratch.floats(Scratch.Purpose.SUMS, LANES);
    for (int lane = 0; lane < LANES; lane += COUNT) {
      FloatVector sum = FloatVector.zero(SPECIES);
      int i = lane;
      for (; i + COUNT <= width; i += LANES) {
        sum =
            sum.add(
                VectorMath.expOfNegative(FloatVector.fromArray(SPECIES, x, xo + i).sub(largest)));
      }
      if (i < width) {
        VectorMask<Float> rest = SPECIES.indexInRange(i, width);
        FloatVector e =
            VectorMath.expOfNegative(FloatVector.fromArray(SPECIES, x, xo + i, rest).sub(largest));
        sum = sum.add(e, rest);
      }
      sum.intoArray(lanes, lane);
    }
    return AxisSum.ofLanes(lanes);
  }

  private static float largest(float[] x, int xo, int width) {
    FloatVector largest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    int i = 0;
    for (; i + COUNT <= width; i += COUNT) {
      largest = largest.max(FloatVector.fromArray(SPECIES, x, xo + i));
    }
    float[] lanes = Scratch.floats(Scratch.Purpose.SUMS, LANES);
    largest.intoArray(lanes, 0);
    float result = Float.NEGATIVE_INFINITY;
    for (int lane = 0; lane < COUNT; lane++) {
      result = Math.max(result, lanes[lane]);
    }
    for (; i < width; i++) {
      result = Math.max(result, x[xo + i]);
    }
    return result;
  }
}
