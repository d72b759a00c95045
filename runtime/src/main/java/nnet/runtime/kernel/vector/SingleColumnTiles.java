package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Tiles of one vector's width, where the elements of a column of A lie side by side. */
final class SingleColumnTiles extends Tiles {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;

  SingleColumnTiles() {
    super(Lanes.COUNT);
  }

  @Override
  void twelve(
      TileInput in, int row, float[] b, int bStart, int bStep, float[] c, int cStart, int cStep) {
    float[] a = in.a;
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
    int aStep = in.step;
    int bAt = bStart;
    for (int segment = 0; segment < in.segments; segment++) {
      int at = in.offsets[segment] + row;
      for (int end = bAt + in.lengths[segment] * bStep; bAt < end; bAt += bStep) {
        FloatVector bk = FloatVector.fromArray(SPECIES, b, bAt);
        sum0 = FloatVector.broadcast(SPECIES, a[at]).fma(bk, sum0);
        sum1 = FloatVector.broadcast(SPECIES, a[at + 1]).fma(bk, sum1);
        sum2 = FloatVector.broadcast(SPECIES, a[at + 2]).fma(bk, sum2);
        sum3 = FloatVector.broadcast(SPECIES, a[at + 3]).fma(bk, sum3);
        sum4 = FloatVector.broadcast(SPECIES, a[at + 4]).fma(bk, sum4);
        sum5 = FloatVector.broadcast(SPECIES, a[at + 5]).fma(bk, sum5);
        sum6 = FloatVector.broadcast(SPECIES, a[at + 6]).fma(bk, sum6);
        sum7 = FloatVector.broadcast(SPECIES, a[at + 7]).fma(bk, sum7);
        sum8 = FloatVector.broadcast(SPECIES, a[at + 8]).fma(bk, sum8);
        sum9 = FloatVector.broadcast(SPECIES, a[at + 9]).fma(bk, sum9);
        sum10 = FloatVector.broadcast(SPECIES, a[at + 10]).fma(bk, sum10);
        sum11 = FloatVector.broadcast(SPECIES, a[at + 11]).fma(bk, sum11);
        at += aStep;
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
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sum0 = zero;
    FloatVector sum1 = zero;
    FloatVector sum2 = zero;
    FloatVector sum3 = zero;
    FloatVector sum4 = zero;
    FloatVector sum5 = zero;
    FloatVector sum6 = zero;
    FloatVector sum7 = zero;
    int aStep = in.step;
    int bAt = bStart;
    for (int segment = 0; segment < in.segments; segment++) {
      int at = in.offsets[segment] + row;
      for (int end = bAt + in.lengths[segment] * bStep; bAt < end; bAt += bStep) {
        FloatVector bk = FloatVector.fromArray(SPECIES, b, bAt);
        sum0 = FloatVector.broadcast(SPECIES, a[at]).fma(bk, sum0);
        sum1 = FloatVector.broadcast(SPECIES, a[at + 1]).fma(bk, sum1);
        sum2 = FloatVector.broadcast(SPECIES, a[at + 2]).fma(bk, sum2);
        sum3 = FloatVector.broadcast(SPECIES, a[at + 3]).fma(bk, sum3);
        sum4 = FloatVector.broadcast(SPECIES, a[at + 4]).fma(bk, sum4);
        sum5 = FloatVector.broadcast(SPECIES, a[at + 5]).fma(bk, sum5);
        sum6 = FloatVector.broadcast(SPECIES, a[at + 6]).fma(bk, sum6);
        sum7 = FloatVector.broadcast(SPECIES, a[at + 7]).fma(bk, sum7);
        at += aStep;
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
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sum0 = zero;
    FloatVector sum1 = zero;
    FloatVector sum2 = zero;
    FloatVector sum3 = zero;
    int aStep = in.step;
    int bAt = bStart;
    for (int segment = 0; segment < in.segments; segment++) {
      int at = in.offsets[segment] + row;
      for (int end = bAt + in.lengths[segment] * bStep; bAt < end; bAt += bStep) {
        FloatVector bk = FloatVector.fromArray(SPECIES, b, bAt);
        sum0 = FloatVector.broadcast(SPECIES, a[at]).fma(bk, sum0);
        sum1 = FloatVector.broadcast(SPECIES, a[at + 1]).fma(bk, sum1);
        sum2 = FloatVector.broadcast(SPECIES, a[at + 2]).fma(bk, sum2);
        sum3 = FloatVector.broadcast(SPECIES, a[at + 3]).fma(bk, sum3);
        at += aStep;
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
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sum0 = zero;
    FloatVector sum1 = zero;
    int aStep = in.step;
    int bAt = bStart;
    for (int segment = 0; segment < in.segments; segment++) {
      int at = in.offsets[segment] + row;
      for (int end = bAt + in.lengths[segment] * bStep; bAt < end; bAt += bStep) {
        FloatVector bk = FloatVector.fromArray(SPECIES, b, bAt);
        sum0 = FloatVector.broadcast(SPECIES, a[at]).fma(bk, sum0);
        sum1 = FloatVector.broadcast(SPECIES, a[at + 1]).fma(bk, sum1);
        at += aStep;
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
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sum0 = zero;
    int aStep = in.step;
    int bAt = bStart;
    for (int segment = 0; segment < in.segments; segment++) {
      int at = in.offsets[segment] + row;
      for (int end = bAt + in.lengths[segment] * bStep; bAt < end; bAt += bStep) {
        FloatVector bk = FloatVector.fromArray(SPECIES, b, bAt);
        sum0 = FloatVector.broadcast(SPECIES, a[at]).fma(bk, sum0);
        at += aStep;
      }
    }
    if (add) {
      FloatVector.fromArray(SPECIES, c, cStart).add(sum0).intoArray(c, cStart);
    } else {
      sum0.intoArray(c, cStart);
    }
  }
}
