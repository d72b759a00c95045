package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of eight rows and fewer by one narrow vector, for narrow products, where the elements of a
 * row of A lie side by side.
 */
final class NarrowRowTiles {
  private static final VectorSpecies<Float> SPECIES = Lanes.NARROW;

  private NarrowRowTiles() {}

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
        FloatVector bk = FloatVector.fromArray(SPECIES, b, bAt);
        sum0 = FloatVector.broadcast(SPECIES, a[row0 + at]).fma(bk, sum0);
        sum1 = FloatVector.broadcast(SPECIES, a[row1 + at]).fma(bk, sum1);
        sum2 = FloatVector.broadcast(SPECIES, a[row2 + at]).fma(bk, sum2);
        sum3 = FloatVector.broadcast(SPECIES, a[row3 + at]).fma(bk, sum3);
        sum4 = FloatVector.broadcast(SPECIES, a[row4 + at]).fma(bk, sum4);
        sum5 = FloatVector.broadcast(SPECIES, a[row5 + at]).fma(bk, sum5);
        sum6 = FloatVector.broadcast(SPECIES, a[row6 + at]).fma(bk, sum6);
        sum7 = FloatVector.broadcast(SPECIES, a[row7 + at]).fma(bk, sum7);
        bAt += bStep;
      }
    }
    int cAt = cStart;
    if (add) {
      sum0 = FloatVector.fromArray(SPECIES, c, cAt).add(sum0);
    }
    sum0.intoArray(c, cAt);
    cAt += cStep;
    if (add) {
      sum1 = FloatVector.fromArray(SPECIES, c, cAt).add(sum1);
    }
    sum1.intoArray(c, cAt);
    cAt += cStep;
    if (add) {
      sum2 = FloatVector.fromArray(SPECIES, c, cAt).add(sum2);
    }
    sum2.intoArray(c, cAt);
    cAt += cStep;
    if (add) {
      sum3 = FloatVector.fromArray(SPECIES, c, cAt).add(sum3);
    }
    sum3.intoArray(c, cAt);
    cAt += cStep;
    if (add) {
      sum4 = FloatVector.fromArray(SPECIES, c, cAt).add(sum4);
    }
    sum4.intoArray(c, cAt);
    cAt += cStep;
    if (add) {
      sum5 = FloatVector.fromArray(SPECIES, c, cAt).add(sum5);
    }
    sum5.intoArray(c, cAt);
    cAt += cStep;
    if (add) {
      sum6 = FloatVector.fromArray(SPECIES, c, cAt).add(sum6);
    }
    sum6.intoArray(c, cAt);
    cAt += cStep;
    if (add) {
      sum7 = FloatVector.fromArray(SPECIES, c, cAt).add(sum7);
    }
    sum7.intoArray(c, cAt);
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
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    FloatVector sum2 = FloatVector.zero(SPECIES);
    FloatVector sum3 = FloatVector.zero(SPECIES);
    int bAt = bStart;
    for (int segment = 0; segment < in.segments; segment++) {
      int end = in.offsets[segment] + in.lengths[segment];
      for (int at = in.offsets[segment]; at < end; at++) {
        FloatVector bk = FloatVector.fromArray(SPECIES, b, bAt);
        sum0 = FloatVector.broadcast(SPECIES, a[row0 + at]).fma(bk, sum0);
        sum1 = FloatVector.broadcast(SPECIES, a[row1 + at]).fma(bk, sum1);
        sum2 = FloatVector.broadcast(SPECIES, a[row2 + at]).fma(bk, sum2);
        sum3 = FloatVector.broadcast(SPECIES, a[row3 + at]).fma(bk, sum3);
        bAt += bStep;
      }
    }
    int cAt = cStart;
    if (add) {
      sum0 = FloatVector.fromArray(SPECIES, c, cAt).add(sum0);
    }
    sum0.intoArray(c, cAt);
    cAt += cStep;
    if (add) {
      sum1 = FloatVector.fromArray(SPECIES, c, cAt).add(sum1);
    }
    sum1.intoArray(c, cAt);
    cAt += cStep;
    if (add) {
      sum2 = FloatVector.fromArray(SPECIES, c, cAt).add(sum2);
    }
    sum2.intoArray(c, cAt);
    cAt += cStep;
    if (add) {
      sum3 = FloatVector.fromArray(SPECIES, c, cAt).add(sum3);
    }
    sum3.intoArray(c, cAt);
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
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    int bAt = bStart;
    for (int segment = 0; segment < in.segments; segment++) {
      int end = in.offsets[segment] + in.lengths[segment];
      for (int at = in.offsets[segment]; at < end; at++) {
        FloatVector bk = FloatVector.fromArray(SPECIES, b, bAt);
        sum0 = FloatVector.broadcast(SPECIES, a[row0 + at]).fma(bk, sum0);
        sum1 = FloatVector.broadcast(SPECIES, a[row1 + at]).fma(bk, sum1);
        bAt += bStep;
      }
    }
    int cAt = cStart;
    if (add) {
      sum0 = FloatVector.fromArray(SPECIES, c, cAt).add(sum0);
    }
    sum0.intoArray(c, cAt);
    cAt += cStep;
    if (add) {
      sum1 = FloatVector.fromArray(SPECIES, c, cAt).add(sum1);
    }
    sum1.intoArray(c, cAt);
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
    FloatVector sum0 = FloatVector.zero(SPECIES);
    int bAt = bStart;
    for (int segment = 0; segment < in.segments; segment++) {
      int end = in.offsets[segment] + in.lengths[segment];
      for (int at = in.offsets[segment]; at < end; at++) {
        FloatVector bk = FloatVector.fromArray(SPECIES, b, bAt);
        sum0 = FloatVector.broadcast(SPECIES, a[row0 + at]).fma(bk, sum0);
        bAt += bStep;
      }
    }
    int cAt = cStart;
    if (add) {
      sum0 = FloatVector.fromArray(SPECIES, c, cAt).add(sum0);
    }
    sum0.intoArray(c, cAt);
  }
}
