package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of one row by eight or sixteen vectors: a single example is bound by reading the weights,
 * and these read long runs of them.
 */
final class LongRowTile {
  /** Panels of two vectors that {@link #sixteen} covers. */
  static final int MOST_PANELS = 8;

  /** Panels of two vectors that {@link #eight} covers. */
  static final int PANELS = 4;

  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int LANES = Lanes.COUNT;

  private LongRowTile() {}

  /** Sixteen vectors. */
  static void sixteen(
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
    FloatVector sum8 = FloatVector.zero(SPECIES);
    FloatVector sum9 = FloatVector.zero(SPECIES);
    FloatVector sum10 = FloatVector.zero(SPECIES);
    FloatVector sum11 = FloatVector.zero(SPECIES);
    FloatVector sum12 = FloatVector.zero(SPECIES);
    FloatVector sum13 = FloatVector.zero(SPECIES);
    FloatVector sum14 = FloatVector.zero(SPECIES);
    FloatVector sum15 = FloatVector.zero(SPECIES);
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
        sum8 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + 8 * LANES), sum8);
        sum9 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + 9 * LANES), sum9);
        sum10 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + 10 * LANES), sum10);
        sum11 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + 11 * LANES), sum11);
        sum12 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + 12 * LANES), sum12);
        sum13 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + 13 * LANES), sum13);
        sum14 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + 14 * LANES), sum14);
        sum15 = ak.fma(FloatVector.fromArray(SPECIES, b, bAt + 15 * LANES), sum15);
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
      sum8 = FloatVector.fromArray(SPECIES, c, cStart + 8 * LANES).add(sum8);
      sum9 = FloatVector.fromArray(SPECIES, c, cStart + 9 * LANES).add(sum9);
      sum10 = FloatVector.fromArray(SPECIES, c, cStart + 10 * LANES).add(sum10);
      sum11 = FloatVector.fromArray(SPECIES, c, cStart + 11 * LANES).add(sum11);
      sum12 = FloatVector.fromArray(SPECIES, c, cStart + 12 * LANES).add(sum12);
      sum13 = FloatVector.fromArray(SPECIES, c, cStart + 13 * LANES).add(sum13);
      sum14 = FloatVector.fromArray(SPECIES, c, cStart + 14 * LANES).add(sum14);
      sum15 = FloatVector.fromArray(SPECIES, c, cStart + 15 * LANES).add(sum15);
    }
    sum0.intoArray(c, cStart);
    sum1.intoArray(c, cStart + LANES);
    sum2.intoArray(c, cStart + 2 * LANES);
    sum3.intoArray(c, cStart + 3 * LANES);
    sum4.intoArray(c, cStart + 4 * LANES);
    sum5.intoArray(c, cStart + 5 * LANES);
    sum6.intoArray(c, cStart + 6 * LANES);
    sum7.intoArray(c, cStart + 7 * LANES);
    sum8.intoArray(c, cStart + 8 * LANES);
    sum9.intoArray(c, cStart + 9 * LANES);
    sum10.intoArray(c, cStart + 10 * LANES);
    sum11.intoArray(c, cStart + 11 * LANES);
    sum12.intoArray(c, cStart + 12 * LANES);
    sum13.intoArray(c, cStart + 13 * LANES);
    sum14.intoArray(c, cStart + 14 * LANES);
    sum15.intoArray(c, cStart + 15 * LANES);
  }

  /** Eight vectors. */
  static void eight(
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
