package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of eight rows and fewer by one narrow vector, for narrow products, where the elements of a
 * column of A lie side by side: the left operand is stored transposed.
 */
final class NarrowColumnTiles {
  private static final VectorSpecies<Float> SPECIES = Lanes.NARROW;

  private NarrowColumnTiles() {}

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
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    FloatVector sum2 = FloatVector.zero(SPECIES);
    FloatVector sum3 = FloatVector.zero(SPECIES);
    FloatVector sum4 = FloatVector.zero(SPECIES);
    FloatVector sum5 = FloatVector.zero(SPECIES);
    FloatVector sum6 = FloatVector.zero(SPECIES);
    FloatVector sum7 = FloatVector.zero(SPECIES);
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
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    FloatVector sum2 = FloatVector.zero(SPECIES);
    FloatVector sum3 = FloatVector.zero(SPECIES);
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
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = FloatVector.zero(SPECIES);
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
    FloatVector sum0 = FloatVector.zero(SPECIES);
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
    int cAt = cStart;
    if (add) {
      sum0 = FloatVector.fromArray(SPECIES, c, cAt).add(sum0);
    }
    sum0.intoArray(c, cAt);
  }
}
