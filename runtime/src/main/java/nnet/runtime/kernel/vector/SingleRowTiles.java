package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Tiles of one vector's width, where the elements of a row of A lie side by side. */
final class SingleRowTiles extends Tiles {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;

  SingleRowTiles() {
    super(Lanes.COUNT);
  }

  @Override
  void twelve(
      TileInput in, int row, float[] b, int bStart, int bStep, float[] c, int cStart, int cStep) {
    float[] a = in.a;
    int row0 = in.rows[row];
    int row1 = in.rows[row + 1];
    int row2 = in.rows[row + 2];
    int row3 = in.rows[row + 3];
    int row4 = in.rows[row + 4];
    int row5 = in.rows[row + 5];
    int row6 = in.rows[row + 6];
    int row7 = in.rows[row + 7];
    int row8 = in.rows[row + 8];
    int row9 = in.rows[row + 9];
    int row10 = in.rows[row + 10];
    int row11 = in.rows[row + 11];
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sum0 = zero;
    FloatVector sum1 = zero;
    FloatVector sum2 = zero;
    FloatVector sum3 = zero;
    FloatVector sum4 = zero;
    FloatVector sum5 = zero;
    FloatVector sum6 = zero;
    FloatVector sum7 = zero;
    FloatVector sum8 = zero;
    FloatVector sum9 = zero;
    FloatVector sum10 = zero;
    FloatVector sum11 = zero;
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
        sum8 = FloatVector.broadcast(SPECIES, a[row8 + at]).fma(bk, sum8);
        sum9 = FloatVector.broadcast(SPECIES, a[row9 + at]).fma(bk, sum9);
        sum10 = FloatVector.broadcast(SPECIES, a[row10 + at]).fma(bk, sum10);
        sum11 = FloatVector.broadcast(SPECIES, a[row11 + at]).fma(bk, sum11);
        bAt += bStep;
      }
    }
    int cAt = cStart;
    sum0.intoArray(c, cAt);
    cAt += cStep;
    sum1.intoArray(c, cAt);
    cAt += cStep;
    sum2.intoArray(c, cAt);
    cAt += cStep;
    sum3.intoArray(c, cAt);
    cAt += cStep;
    sum4.intoArray(c, cAt);
    cAt += cStep;
    sum5.intoArray(c, cAt);
    cAt += cStep;
    sum6.intoArray(c, cAt);
    cAt += cStep;
    sum7.intoArray(c, cAt);
    cAt += cStep;
    sum8.intoArray(c, cAt);
    cAt += cStep;
    sum9.intoArray(c, cAt);
    cAt += cStep;
    sum10.intoArray(c, cAt);
    cAt += cStep;
    sum11.intoArray(c, cAt);
  }

  @Override
  void eight(
      TileInput in, int row, float[] b, int bStart, int bStep, float[] c, int cStart, int cStep) {
    float[] a = in.a;
    int row0 = in.rows[row];
    int row1 = in.rows[row + 1];
    int row2 = in.rows[row + 2];
    int row3 = in.rows[row + 3];
    int row4 = in.rows[row + 4];
    int row5 = in.rows[row + 5];
    int row6 = in.rows[row + 6];
    int row7 = in.rows[row + 7];
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sum0 = zero;
    FloatVector sum1 = zero;
    FloatVector sum2 = zero;
    FloatVector sum3 = zero;
    FloatVector sum4 = zero;
    FloatVector sum5 = zero;
    FloatVector sum6 = zero;
    FloatVector sum7 = zero;
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
    sum0.intoArray(c, cAt);
    cAt += cStep;
    sum1.intoArray(c, cAt);
    cAt += cStep;
    sum2.intoArray(c, cAt);
    cAt += cStep;
    sum3.intoArray(c, cAt);
    cAt += cStep;
    sum4.intoArray(c, cAt);
    cAt += cStep;
    sum5.intoArray(c, cAt);
    cAt += cStep;
    sum6.intoArray(c, cAt);
    cAt += cStep;
    sum7.intoArray(c, cAt);
  }

  @Override
  void four(
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
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sum0 = zero;
    FloatVector sum1 = zero;
    FloatVector sum2 = zero;
    FloatVector sum3 = zero;
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
      FloatVector.fromArray(SPECIES, c, cAt).add(sum0).intoArray(c, cAt);
      cAt += cStep;
      FloatVector.fromArray(SPECIES, c, cAt).add(sum1).intoArray(c, cAt);
      cAt += cStep;
      FloatVector.fromArray(SPECIES, c, cAt).add(sum2).intoArray(c, cAt);
      cAt += cStep;
      FloatVector.fromArray(SPECIES, c, cAt).add(sum3).intoArray(c, cAt);
    } else {
      sum0.intoArray(c, cAt);
      cAt += cStep;
      sum1.intoArray(c, cAt);
      cAt += cStep;
      sum2.intoArray(c, cAt);
      cAt += cStep;
      sum3.intoArray(c, cAt);
    }
  }

  @Override
  void two(
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
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sum0 = zero;
    FloatVector sum1 = zero;
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
      FloatVector.fromArray(SPECIES, c, cAt).add(sum0).intoArray(c, cAt);
      cAt += cStep;
      FloatVector.fromArray(SPECIES, c, cAt).add(sum1).intoArray(c, cAt);
    } else {
      sum0.intoArray(c, cAt);
      cAt += cStep;
      sum1.intoArray(c, cAt);
    }
  }

  @Override
  void one(
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
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sum0 = zero;
    int bAt = bStart;
    for (int segment = 0; segment < in.segments; segment++) {
      int end = in.offsets[segment] + in.lengths[segment];
      for (int at = in.offsets[segment]; at < end; at++) {
        FloatVector bk = FloatVector.fromArray(SPECIES, b, bAt);
        sum0 = FloatVector.broadcast(SPECIES, a[row0 + at]).fma(bk, sum0);
        bAt += bStep;
      }
    }
    if (add) {
      FloatVector.fromArray(SPECIES, c, cStart).add(sum0).intoArray(c, cStart);
    } else {
      sum0.intoArray(c, cStart);
    }
  }
}
