package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The highest tile of {@link ColumnTiles}. A processor that starts two multiply-adds a cycle waits
 * for what tiles of eight rows do beside them.
 */
final class TwelveColumns {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int LANES = Lanes.COUNT;

  private TwelveColumns() {}

  static void run(
      TileInput in, int row, float[] b, int bStart, int bStep, float[] c, int cStart, int cStep) {
    float[] a = in.a;
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
    FloatVector sum8a = zero;
    FloatVector sum8b = zero;
    FloatVector sum9a = zero;
    FloatVector sum9b = zero;
    FloatVector sum10a = zero;
    FloatVector sum10b = zero;
    FloatVector sum11a = zero;
    FloatVector sum11b = zero;
    int aStep = in.step;
    int bAt = bStart;
    int segment = 0;
    do {
      int at = in.offsets[segment] + row;
      int end = bAt + in.lengths[segment] * bStep;
      do {
        FloatVector ba = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector bb = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
        sum0a = a0.fma(ba, sum0a);
        sum0b = a0.fma(bb, sum0b);
        FloatVector a1 = FloatVector.broadcast(SPECIES, a[at + 1]);
        sum1a = a1.fma(ba, sum1a);
        sum1b = a1.fma(bb, sum1b);
        FloatVector a2 = FloatVector.broadcast(SPECIES, a[at + 2]);
        sum2a = a2.fma(ba, sum2a);
        sum2b = a2.fma(bb, sum2b);
        FloatVector a3 = FloatVector.broadcast(SPECIES, a[at + 3]);
        sum3a = a3.fma(ba, sum3a);
        sum3b = a3.fma(bb, sum3b);
        FloatVector a4 = FloatVector.broadcast(SPECIES, a[at + 4]);
        sum4a = a4.fma(ba, sum4a);
        sum4b = a4.fma(bb, sum4b);
        FloatVector a5 = FloatVector.broadcast(SPECIES, a[at + 5]);
        sum5a = a5.fma(ba, sum5a);
        sum5b = a5.fma(bb, sum5b);
        FloatVector a6 = FloatVector.broadcast(SPECIES, a[at + 6]);
        sum6a = a6.fma(ba, sum6a);
        sum6b = a6.fma(bb, sum6b);
        FloatVector a7 = FloatVector.broadcast(SPECIES, a[at + 7]);
        sum7a = a7.fma(ba, sum7a);
        sum7b = a7.fma(bb, sum7b);
        FloatVector a8 = FloatVector.broadcast(SPECIES, a[at + 8]);
        sum8a = a8.fma(ba, sum8a);
        sum8b = a8.fma(bb, sum8b);
        FloatVector a9 = FloatVector.broadcast(SPECIES, a[at + 9]);
        sum9a = a9.fma(ba, sum9a);
        sum9b = a9.fma(bb, sum9b);
        FloatVector a10 = FloatVector.broadcast(SPECIES, a[at + 10]);
        sum10a = a10.fma(ba, sum10a);
        sum10b = a10.fma(bb, sum10b);
        FloatVector a11 = FloatVector.broadcast(SPECIES, a[at + 11]);
        sum11a = a11.fma(ba, sum11a);
        sum11b = a11.fma(bb, sum11b);
        at += aStep;
        bAt += bStep;
      } while (bAt < end);
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
    cAt += cStep;
    sum8a.intoArray(c, cAt);
    sum8b.intoArray(c, cAt + LANES);
    cAt += cStep;
    sum9a.intoArray(c, cAt);
    sum9b.intoArray(c, cAt + LANES);
    cAt += cStep;
    sum10a.intoArray(c, cAt);
    sum10b.intoArray(c, cAt + LANES);
    cAt += cStep;
    sum11a.intoArray(c, cAt);
    sum11b.intoArray(c, cAt + LANES);
  }
}
