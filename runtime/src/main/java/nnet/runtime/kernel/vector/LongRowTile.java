package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of one row by eight vectors: a single example is bound by reading the weights, and this
 * reads long runs of them.
 */
final class LongRowTile {
  /** Panels of two vectors that one tile covers. */
  static final int PANELS = 4;

  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int LANES = Lanes.COUNT;

  private LongRowTile() {}

  static void run(
      TileInput in, float[] b, int bStart, int bStep, float[] c, int cStart, boolean add) {
    float[] a = in.a;
    int row = in.rows[0];
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    FloatVector sum2 = FloatVector.zero(SPECIES);
    FloatVector sum3 = FloatVector.zero(SPECIES);
    FloatVector sum4 = FloatVector.zero(SPECIES);
    FloatVector sum5 = FloatVector.zero(SPECIES);
    FloatVector sum6 = FloatVector.zero(SPECIES);
    FloatVector sum7 = FloatVector.zero(SPECIES);
    int bAt = bStart;
    for (int segment = 0; segment < in.segments; segment++) {
      int end = in.offsets[segment] + in.lengths[segment];
      for (int at = in.offsets[segment]; at < end; at++) {
        FloatVector ak = FloatVector.broadcast(SPECIES, a[row + at]);
        sum0 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt), sum0);
        sum1 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + LANES), sum1);
        sum2 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES), sum2);
        sum3 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES), sum3);
        sum4 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + 4 * LANES), sum4);
        sum5 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + 5 * LANES), sum5);
        sum6 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + 6 * LANES), sum6);
        sum7 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + 7 * LANES), sum7);
        bAt += bStep;
      }
    }
    if (add) {
      sum0 = FloatVector.fromArray(SPECIES, c, cStart).add(sum0);
      sum1 = FloatVector.fromArray(SPECIES, c, cStart + LANES).add(sum1);
      sum2 = FloatVector.fromArray(SPECIES, c, cStart + 2 * LANES).add(sum2);
      sum3 = FloatVector.fromArray(SPECIES, c, cStart + 3 * LANES).add(sum3);
      sum4 = FloatVector.fromArray(SPECIES, c, cStart + 4 * LANES).add(sum4);
      sum5 = FloatVector.fromArray(SPECIES, c, cStart + 5 * LANES).add(sum5);
      sum6 = FloatVector.fromArray(SPECIES, c, cStart + 6 * LANES).add(sum6);
      sum7 = FloatVector.fromArray(SPECIES, c, cStart + 7 * LANES).add(sum7);
    }
    sum0.intoArray(c, cStart);
    sum1.intoArray(c, cStart + LANES);
    sum2.intoArray(c, cStart + 2 * LANES);
    sum3.intoArray(c, cStart + 3 * LANES);
    sum4.intoArray(c, cStart + 4 * LANES);
    sum5.intoArray(c, cStart + 5 * LANES);
    sum6.intoArray(c, cStart + 6 * LANES);
    sum7.intoArray(c, cStart + 7 * LANES);
  }
}
