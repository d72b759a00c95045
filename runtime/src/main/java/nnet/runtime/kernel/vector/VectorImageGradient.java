package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.TileTransforms;

/**
 * {@link TileTransforms#imageGradient} for a vector of channels. The two columns that a tile shares
 * with the next one stay in registers.
 */
final class VectorImageGradient {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;

  private VectorImageGradient() {}

  static void run(
      float[] v, int from, int step, int tiles, float[] x, int to, int row, int column) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector left0 = zero;
    FloatVector left1 = zero;
    FloatVector left2 = zero;
    FloatVector left3 = zero;
    FloatVector right0 = zero;
    FloatVector right1 = zero;
    FloatVector right2 = zero;
    FloatVector right3 = zero;
    int at = from;
    int target = to;
    for (int tile = 0; tile < tiles; tile++) {
      FloatVector a0 = FloatVector.fromArray(SPECIES, v, at);
      FloatVector a1 = FloatVector.fromArray(SPECIES, v, at + step);
      FloatVector a2 = FloatVector.fromArray(SPECIES, v, at + 2 * step);
      FloatVector a3 = FloatVector.fromArray(SPECIES, v, at + 3 * step);
      left0.add(a0).intoArray(x, target);
      right0.add(a1.sub(a2).sub(a3)).intoArray(x, target + column);
      left0 = a1.add(a2).sub(a0);
      right0 = a3;
      int next = at + 4 * step;
      FloatVector b0 = FloatVector.fromArray(SPECIES, v, next);
      FloatVector b1 = FloatVector.fromArray(SPECIES, v, next + step);
      FloatVector b2 = FloatVector.fromArray(SPECIES, v, next + 2 * step);
      FloatVector b3 = FloatVector.fromArray(SPECIES, v, next + 3 * step);
      next += 4 * step;
      FloatVector c0 = FloatVector.fromArray(SPECIES, v, next);
      FloatVector c1 = FloatVector.fromArray(SPECIES, v, next + step);
      FloatVector c2 = FloatVector.fromArray(SPECIES, v, next + 2 * step);
      FloatVector c3 = FloatVector.fromArray(SPECIES, v, next + 3 * step);
      a0 = b0.add(c0).sub(a0);
      a1 = b1.add(c1).sub(a1);
      a2 = b2.add(c2).sub(a2);
      a3 = b3.add(c3).sub(a3);
      int pixel = target + 2 * row;
      left2.add(a0).intoArray(x, pixel);
      right2.add(a1.sub(a2).sub(a3)).intoArray(x, pixel + column);
      left2 = a1.add(a2).sub(a0);
      right2 = a3;
      next += 4 * step;
      a0 = FloatVector.fromArray(SPECIES, v, next);
      a1 = FloatVector.fromArray(SPECIES, v, next + step);
      a2 = FloatVector.fromArray(SPECIES, v, next + 2 * step);
      a3 = FloatVector.fromArray(SPECIES, v, next + 3 * step);
      pixel += row;
      left3.add(a0).intoArray(x, pixel);
      right3.add(a1.sub(a2).sub(a3)).intoArray(x, pixel + column);
      left3 = a1.add(a2).sub(a0);
      right3 = a3;
      a0 = b0.sub(c0).sub(a0);
      a1 = b1.sub(c1).sub(a1);
      a2 = b2.sub(c2).sub(a2);
      a3 = b3.sub(c3).sub(a3);
      pixel = target + row;
      left1.add(a0).intoArray(x, pixel);
      right1.add(a1.sub(a2).sub(a3)).intoArray(x, pixel + column);
      left1 = a1.add(a2).sub(a0);
      right1 = a3;
      at += column;
      target += 2 * column;
    }
    left0.intoArray(x, target);
    right0.intoArray(x, target + column);
    left1.intoArray(x, target + row);
    right1.intoArray(x, target + row + column);
    left2.intoArray(x, target + 2 * row);
    right2.intoArray(x, target + 2 * row + column);
    left3.intoArray(x, target + 3 * row);
    right3.intoArray(x, target + 3 * row + column);
  }
}
