package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of eight rows and fewer by two narrow vectors, where the elements of a row of A lie side by
 * side.
 */
final class PairRowTiles {
  private static final VectorSpecies<Float> SPECIES = Lanes.NARROW;
  private static final int LANES = Lanes.NARROW_COUNT;

  private PairRowTiles() {}

  static void eight(
      TileInput in,
      int row,
      float[] b,
      int bStart,
      int bStep,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    float[] a = in.a;
    int row0 = in.rows[row];
    int row1 = in.rows[row + 1];
    int row2 = in.rows[row + 2];
    int row3 = in.rows[row + 3];
    int row4 = in.rows[row + 4];
    int row5 = in.rows[row + 5];
    int row6 = in.rows[row + 6];
    int row7 = in.rows[row + 7];
    FloatVector sum0a = FloatVector.zero(SPECIES);
    FloatVector sum0b = FloatVector.zero(SPECIES);
    FloatVector sum1a = FloatVector.zero(SPECIES);
    FloatVector sum1b = FloatVector.zero(SPECIES);
    FloatVector sum2a = FloatVector.zero(SPECIES);
    FloatVector sum2b = FloatVector.zero(SPECIES);
    FloatVector sum3a = FloatVector.zero(SPECIES);
    FloatVector sum3b = FloatVector.zero(SPECIES);
    FloatVector sum4a = FloatVector.zero(SPECIES);
    FloatVector sum4b = FloatVector.zero(SPECIES);
    FloatVector sum5a = FloatVector.zero(SPECIES);
    FloatVector sum5b = FloatVector.zero(SPECIES);
    FloatVector sum6a = FloatVector.zero(SPECIES);
    FloatVector sum6b = FloatVector.zero(SPECIES);
    FloatVector sum7a = FloatVector.zero(SPECIES);
    FloatVector sum7b = FloatVector.zero(SPECIES);
    int bAt = bStart;
    for (int segment = 0; segment < in.segments; segment++) {
      int end = in.offsets[segment] + in.lengths[segment];
      for (int at = in.offsets[segment]; at < end; at++) {
        FloatVector ba = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector bb = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector a0 = FloatVector.broadcast(SPECIES, a[row0 + at]);
        sum0a = a0.fma(ba, sum0a);
        sum0b = a0.fma(bb, sum0b);
        FloatVector a1 = FloatVector.broadcast(SPECIES, a[row1 + at]);
        sum1a = a1.fma(ba, sum1a);
        sum1b = a1.fma(bb, sum1b);
        FloatVector a2 = FloatVector.broadcast(SPECIES, a[row2 + at]);
        sum2a = a2.fma(ba, sum2a);
        sum2b = a2.fma(bb, sum2b);
        FloatVector a3 = FloatVector.broadcast(SPECIES, a[row3 + at]);
        sum3a = a3.fma(ba, sum3a);
        sum3b = a3.fma(bb, sum3b);
        FloatVector a4 = FloatVector.broadcast(SPECIES, a[row4 + at]);
        sum4a = a4.fma(ba, sum4a);
        sum4b = a4.fma(bb, sum4b);
        FloatVector a5 = FloatVector.broadcast(SPECIES, a[row5 + at]);
        sum5a = a5.fma(ba, sum5a);
        sum5b = a5.fma(bb, sum5b);
        FloatVector a6 = FloatVector.broadcast(SPECIES, a[row6 + at]);
        sum6a = a6.fma(ba, sum6a);
        sum6b = a6.fma(bb, sum6b);
        FloatVector a7 = FloatVector.broadcast(SPECIES, a[row7 + at]);
        sum7a = a7.fma(ba, sum7a);
        sum7b = a7.fma(bb, sum7b);
        bAt += bStep;
      }
    }
    int cAt = cStart;
    if (add) {
      sum0a = FloatVector.fromArray(SPECIES, c, cAt).add(sum0a);
      sum0b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum0b);
    }
    sum0a.intoArray(c, cAt);
    sum0b.intoArray(c, cAt + LANES);
    cAt += cStep;
    if (add) {
      sum1a = FloatVector.fromArray(SPECIES, c, cAt).add(sum1a);
      sum1b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum1b);
    }
    sum1a.intoArray(c, cAt);
    sum1b.intoArray(c, cAt + LANES);
    cAt += cStep;
    if (add) {
      sum2a = FloatVector.fromArray(SPECIES, c, cAt).add(sum2a);
      sum2b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum2b);
    }
    sum2a.intoArray(c, cAt);
    sum2b.intoArray(c, cAt + LANES);
    cAt += cStep;
    if (add) {
      sum3a = FloatVector.fromArray(SPECIES, c, cAt).add(sum3a);
      sum3b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum3b);
    }
    sum3a.intoArray(c, cAt);
    sum3b.intoArray(c, cAt + LANES);
    cAt += cStep;
    if (add) {
      sum4a = FloatVector.fromArray(SPECIES, c, cAt).add(sum4a);
      sum4b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum4b);
    }
    sum4a.intoArray(c, cAt);
    sum4b.intoArray(c, cAt + LANES);
    cAt += cStep;
    if (add) {
      sum5a = FloatVector.fromArray(SPECIES, c, cAt).add(sum5a);
      sum5b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum5b);
    }
    sum5a.intoArray(c, cAt);
    sum5b.intoArray(c, cAt + LANES);
    cAt += cStep;
    if (add) {
      sum6a = FloatVector.fromArray(SPECIES, c, cAt).add(sum6a);
      sum6b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum6b);
    }
    sum6a.intoArray(c, cAt);
    sum6b.intoArray(c, cAt + LANES);
    cAt += cStep;
    if (add) {
      sum7a = FloatVector.fromArray(SPECIES, c, cAt).add(sum7a);
      sum7b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum7b);
    }
    sum7a.intoArray(c, cAt);
    sum7b.intoArray(c, cAt + LANES);
  }

  static void four(
      TileInput in,
      int row,
      float[] b,
      int bStart,
      int bStep,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    float[] a = in.a;
    int row0 = in.rows[row];
    int row1 = in.rows[row + 1];
    int row2 = in.rows[row + 2];
    int row3 = in.rows[row + 3];
    FloatVector sum0a = FloatVector.zero(SPECIES);
    FloatVector sum0b = FloatVector.zero(SPECIES);
    FloatVector sum1a = FloatVector.zero(SPECIES);
    FloatVector sum1b = FloatVector.zero(SPECIES);
    FloatVector sum2a = FloatVector.zero(SPECIES);
    FloatVector sum2b = FloatVector.zero(SPECIES);
    FloatVector sum3a = FloatVector.zero(SPECIES);
    FloatVector sum3b = FloatVector.zero(SPECIES);
    int bAt = bStart;
    for (int segment = 0; segment < in.segments; segment++) {
      int end = in.offsets[segment] + in.lengths[segment];
      for (int at = in.offsets[segment]; at < end; at++) {
        FloatVector ba = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector bb = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector a0 = FloatVector.broadcast(SPECIES, a[row0 + at]);
        sum0a = a0.fma(ba, sum0a);
        sum0b = a0.fma(bb, sum0b);
        FloatVector a1 = FloatVector.broadcast(SPECIES, a[row1 + at]);
        sum1a = a1.fma(ba, sum1a);
        sum1b = a1.fma(bb, sum1b);
        FloatVector a2 = FloatVector.broadcast(SPECIES, a[row2 + at]);
        sum2a = a2.fma(ba, sum2a);
        sum2b = a2.fma(bb, sum2b);
        FloatVector a3 = FloatVector.broadcast(SPECIES, a[row3 + at]);
        sum3a = a3.fma(ba, sum3a);
        sum3b = a3.fma(bb, sum3b);
        bAt += bStep;
      }
    }
    int cAt = cStart;
    if (add) {
      sum0a = FloatVector.fromArray(SPECIES, c, cAt).add(sum0a);
      sum0b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum0b);
    }
    sum0a.intoArray(c, cAt);
    sum0b.intoArray(c, cAt + LANES);
    cAt += cStep;
    if (add) {
      sum1a = FloatVector.fromArray(SPECIES, c, cAt).add(sum1a);
      sum1b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum1b);
    }
    sum1a.intoArray(c, cAt);
    sum1b.intoArray(c, cAt + LANES);
    cAt += cStep;
    if (add) {
      sum2a = FloatVector.fromArray(SPECIES, c, cAt).add(sum2a);
      sum2b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum2b);
    }
    sum2a.intoArray(c, cAt);
    sum2b.intoArray(c, cAt + LANES);
    cAt += cStep;
    if (add) {
      sum3a = FloatVector.fromArray(SPECIES, c, cAt).add(sum3a);
      sum3b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum3b);
    }
    sum3a.intoArray(c, cAt);
    sum3b.intoArray(c, cAt + LANES);
  }

  static void two(
      TileInput in,
      int row,
      float[] b,
      int bStart,
      int bStep,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    float[] a = in.a;
    int row0 = in.rows[row];
    int row1 = in.rows[row + 1];
    FloatVector sum0a = FloatVector.zero(SPECIES);
    FloatVector sum0b = FloatVector.zero(SPECIES);
    FloatVector sum1a = FloatVector.zero(SPECIES);
    FloatVector sum1b = FloatVector.zero(SPECIES);
    int bAt = bStart;
    for (int segment = 0; segment < in.segments; segment++) {
      int end = in.offsets[segment] + in.lengths[segment];
      for (int at = in.offsets[segment]; at < end; at++) {
        FloatVector ba = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector bb = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector a0 = FloatVector.broadcast(SPECIES, a[row0 + at]);
        sum0a = a0.fma(ba, sum0a);
        sum0b = a0.fma(bb, sum0b);
        FloatVector a1 = FloatVector.broadcast(SPECIES, a[row1 + at]);
        sum1a = a1.fma(ba, sum1a);
        sum1b = a1.fma(bb, sum1b);
        bAt += bStep;
      }
    }
    int cAt = cStart;
    if (add) {
      sum0a = FloatVector.fromArray(SPECIES, c, cAt).add(sum0a);
      sum0b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum0b);
    }
    sum0a.intoArray(c, cAt);
    sum0b.intoArray(c, cAt + LANES);
    cAt += cStep;
    if (add) {
      sum1a = FloatVector.fromArray(SPECIES, c, cAt).add(sum1a);
      sum1b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum1b);
    }
    sum1a.intoArray(c, cAt);
    sum1b.intoArray(c, cAt + LANES);
  }

  static void one(
      TileInput in,
      int row,
      float[] b,
      int bStart,
      int bStep,
      float[] c,
      int cStart,
      int cStep,
      boolean add) {
    float[] a = in.a;
    int row0 = in.rows[row];
    FloatVector sum0a = FloatVector.zero(SPECIES);
    FloatVector sum0b = FloatVector.zero(SPECIES);
    int bAt = bStart;
    for (int segment = 0; segment < in.segments; segment++) {
      int end = in.offsets[segment] + in.lengths[segment];
      for (int at = in.offsets[segment]; at < end; at++) {
        FloatVector ba = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector bb = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector a0 = FloatVector.broadcast(SPECIES, a[row0 + at]);
        sum0a = a0.fma(ba, sum0a);
        sum0b = a0.fma(bb, sum0b);
        bAt += bStep;
      }
    }
    int cAt = cStart;
    if (add) {
      sum0a = FloatVector.fromArray(SPECIES, c, cAt).add(sum0a);
      sum0b = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum0b);
    }
    sum0a.intoArray(c, cAt);
    sum0b.intoArray(c, cAt + LANES);
  }
}
