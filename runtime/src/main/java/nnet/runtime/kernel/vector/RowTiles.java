package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Tiles of two vectors' width, where the elements of a row of A lie side by side. */
final class RowTiles extends Tiles {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int LANES = Lanes.COUNT;

  RowTiles() {
    super(2 * LANES);
  }

  @Override
  void twelve(
      TileInput in, int row, float[] b, int bStart, int bStep, float[] c, int cStart, int cStep) {
    TwelveRows.run(in, row, b, bStart, bStep, c, cStart, cStep);
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
    FloatVector sum0a = zero;
    FloatVector sum0b = zero;
    FloatVector sum1a = zero;
    FloatVector sum1b = zero;
    FloatVector sum2a = zero;
    FloatVector sum2b = zero;
    FloatVector sum3a = zero;
    FloatVector sum3b = zero;
    FloatVector sum4a = zero;
    FloatVector sum4b = zero;
    FloatVector sum5a = zero;
    FloatVector sum5b = zero;
    FloatVector sum6a = zero;
    FloatVector sum6b = zero;
    FloatVector sum7a = zero;
    FloatVector sum7b = zero;
    int bAt = bStart;
    int segment = 0;
    do {
      int at = in.offsets[segment];
      int end = at + in.lengths[segment];
      do {
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
        at++;
      } while (at < end);
      segment++;
    } while (segment < in.segments);
    int cAt = cStart;
    sum0a.intoArray(c, cAt);
    sum0b.intoArray(c, cAt + LANES);
    cAt += cStep;
    sum1a.intoArray(c, cAt);
    sum1b.intoArray(c, cAt + LANES);
    cAt += cStep;
    sum2a.intoArray(c, cAt);
    sum2b.intoArray(c, cAt + LANES);
    cAt += cStep;
    sum3a.intoArray(c, cAt);
    sum3b.intoArray(c, cAt + LANES);
    cAt += cStep;
    sum4a.intoArray(c, cAt);
    sum4b.intoArray(c, cAt + LANES);
    cAt += cStep;
    sum5a.intoArray(c, cAt);
    sum5b.intoArray(c, cAt + LANES);
    cAt += cStep;
    sum6a.intoArray(c, cAt);
    sum6b.intoArray(c, cAt + LANES);
    cAt += cStep;
    sum7a.intoArray(c, cAt);
    sum7b.intoArray(c, cAt + LANES);
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
    FloatVector sum0a = zero;
    FloatVector sum0b = zero;
    FloatVector sum1a = zero;
    FloatVector sum1b = zero;
    FloatVector sum2a = zero;
    FloatVector sum2b = zero;
    FloatVector sum3a = zero;
    FloatVector sum3b = zero;
    int bAt = bStart;
    int segment = 0;
    do {
      int at = in.offsets[segment];
      int end = at + in.lengths[segment];
      do {
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
        at++;
      } while (at < end);
      segment++;
    } while (segment < in.segments);
    int cAt = cStart;
    if (add) {
      FloatVector.fromArray(SPECIES, c, cAt).add(sum0a).intoArray(c, cAt);
      FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum0b).intoArray(c, cAt + LANES);
      cAt += cStep;
      FloatVector.fromArray(SPECIES, c, cAt).add(sum1a).intoArray(c, cAt);
      FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum1b).intoArray(c, cAt + LANES);
      cAt += cStep;
      FloatVector.fromArray(SPECIES, c, cAt).add(sum2a).intoArray(c, cAt);
      FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum2b).intoArray(c, cAt + LANES);
      cAt += cStep;
      FloatVector.fromArray(SPECIES, c, cAt).add(sum3a).intoArray(c, cAt);
      FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum3b).intoArray(c, cAt + LANES);
    } else {
      sum0a.intoArray(c, cAt);
      sum0b.intoArray(c, cAt + LANES);
      cAt += cStep;
      sum1a.intoArray(c, cAt);
      sum1b.intoArray(c, cAt + LANES);
      cAt += cStep;
      sum2a.intoArray(c, cAt);
      sum2b.intoArray(c, cAt + LANES);
      cAt += cStep;
      sum3a.intoArray(c, cAt);
      sum3b.intoArray(c, cAt + LANES);
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
    FloatVector sum0a = zero;
    FloatVector sum0b = zero;
    FloatVector sum1a = zero;
    FloatVector sum1b = zero;
    int bAt = bStart;
    int segment = 0;
    do {
      int at = in.offsets[segment];
      int end = at + in.lengths[segment];
      do {
        FloatVector ba = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector bb = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector a0 = FloatVector.broadcast(SPECIES, a[row0 + at]);
        sum0a = a0.fma(ba, sum0a);
        sum0b = a0.fma(bb, sum0b);
        FloatVector a1 = FloatVector.broadcast(SPECIES, a[row1 + at]);
        sum1a = a1.fma(ba, sum1a);
        sum1b = a1.fma(bb, sum1b);
        bAt += bStep;
        at++;
      } while (at < end);
      segment++;
    } while (segment < in.segments);
    int cAt = cStart;
    if (add) {
      FloatVector.fromArray(SPECIES, c, cAt).add(sum0a).intoArray(c, cAt);
      FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum0b).intoArray(c, cAt + LANES);
      cAt += cStep;
      FloatVector.fromArray(SPECIES, c, cAt).add(sum1a).intoArray(c, cAt);
      FloatVector.fromArray(SPECIES, c, cAt + LANES).add(sum1b).intoArray(c, cAt + LANES);
    } else {
      sum0a.intoArray(c, cAt);
      sum0b.intoArray(c, cAt + LANES);
      cAt += cStep;
      sum1a.intoArray(c, cAt);
      sum1b.intoArray(c, cAt + LANES);
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
    FloatVector sum0a = zero;
    FloatVector sum0b = zero;
    int bAt = bStart;
    int segment = 0;
    do {
      int at = in.offsets[segment];
      int end = at + in.lengths[segment];
      do {
        FloatVector ba = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector bb = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector a0 = FloatVector.broadcast(SPECIES, a[row0 + at]);
        sum0a = a0.fma(ba, sum0a);
        sum0b = a0.fma(bb, sum0b);
        bAt += bStep;
        at++;
      } while (at < end);
      segment++;
    } while (segment < in.segments);
    if (add) {
      FloatVector.fromArray(SPECIES, c, cStart).add(sum0a).intoArray(c, cStart);
      FloatVector.fromArray(SPECIES, c, cStart + LANES).add(sum0b).intoArray(c, cStart + LANES);
    } else {
      sum0a.intoArray(c, cStart);
      sum0b.intoArray(c, cStart + LANES);
    }
  }
}
