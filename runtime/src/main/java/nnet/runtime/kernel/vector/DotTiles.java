package nnet.runtime.kernel.vector;

import static nnet.runtime.kernel.AxisSum.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of four rows by a few columns that lie side by side: the 16 sums of each, row by row.
 * The more columns a tile has, the less it reads for each product.
 */
final class DotTiles {
  /** Rows of a tile. */
  static final int ROWS = 4;

  /** Columns of the wider tiles, whose sums fit 32 registers. */
  static final int WIDE = 5;

  /** Columns of the others. */
  static final int PAIR = 2;

  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int COUNT = Lanes.COUNT;

  private DotTiles() {}

  /** Five columns. */
  static void wide(
      float[] a,
      int row0,
      int row1,
      int row2,
      int row3,
      float[] b,
      int columnA,
      int columnB,
      int columnC,
      int columnD,
      int columnE,
      int k,
      float[] sums) {
    for (int lane = 0; lane < LANES; lane += COUNT) {
      FloatVector sum0a = FloatVector.zero(SPECIES);
      FloatVector sum0b = sum0a;
      FloatVector sum0c = sum0a;
      FloatVector sum0d = sum0a;
      FloatVector sum0e = sum0a;
      FloatVector sum1a = sum0a;
      FloatVector sum1b = sum0a;
      FloatVector sum1c = sum0a;
      FloatVector sum1d = sum0a;
      FloatVector sum1e = sum0a;
      FloatVector sum2a = sum0a;
      FloatVector sum2b = sum0a;
      FloatVector sum2c = sum0a;
      FloatVector sum2d = sum0a;
      FloatVector sum2e = sum0a;
      FloatVector sum3a = sum0a;
      FloatVector sum3b = sum0a;
      FloatVector sum3c = sum0a;
      FloatVector sum3d = sum0a;
      FloatVector sum3e = sum0a;
      for (int at = lane; at < k; at += LANES) {
        FloatVector ba = FloatVector.fromArray(SPECIES, b, columnA + at);
        FloatVector bb = FloatVector.fromArray(SPECIES, b, columnB + at);
        FloatVector bc = FloatVector.fromArray(SPECIES, b, columnC + at);
        FloatVector bd = FloatVector.fromArray(SPECIES, b, columnD + at);
        FloatVector be = FloatVector.fromArray(SPECIES, b, columnE + at);
        FloatVector a0 = FloatVector.fromArray(SPECIES, a, row0 + at);
        sum0a = a0.fma(ba, sum0a);
        sum0b = a0.fma(bb, sum0b);
        sum0c = a0.fma(bc, sum0c);
        sum0d = a0.fma(bd, sum0d);
        sum0e = a0.fma(be, sum0e);
        FloatVector a1 = FloatVector.fromArray(SPECIES, a, row1 + at);
        sum1a = a1.fma(ba, sum1a);
        sum1b = a1.fma(bb, sum1b);
        sum1c = a1.fma(bc, sum1c);
        sum1d = a1.fma(bd, sum1d);
        sum1e = a1.fma(be, sum1e);
        FloatVector a2 = FloatVector.fromArray(SPECIES, a, row2 + at);
        sum2a = a2.fma(ba, sum2a);
        sum2b = a2.fma(bb, sum2b);
        sum2c = a2.fma(bc, sum2c);
        sum2d = a2.fma(bd, sum2d);
        sum2e = a2.fma(be, sum2e);
        FloatVector a3 = FloatVector.fromArray(SPECIES, a, row3 + at);
        sum3a = a3.fma(ba, sum3a);
        sum3b = a3.fma(bb, sum3b);
        sum3c = a3.fma(bc, sum3c);
        sum3d = a3.fma(bd, sum3d);
        sum3e = a3.fma(be, sum3e);
      }
      sum0a.intoArray(sums, lane);
      sum0b.intoArray(sums, lane + LANES);
      sum0c.intoArray(sums, lane + 2 * LANES);
      sum0d.intoArray(sums, lane + 3 * LANES);
      sum0e.intoArray(sums, lane + 4 * LANES);
      sum1a.intoArray(sums, lane + 5 * LANES);
      sum1b.intoArray(sums, lane + 6 * LANES);
      sum1c.intoArray(sums, lane + 7 * LANES);
      sum1d.intoArray(sums, lane + 8 * LANES);
      sum1e.intoArray(sums, lane + 9 * LANES);
      sum2a.intoArray(sums, lane + 10 * LANES);
      sum2b.intoArray(sums, lane + 11 * LANES);
      sum2c.intoArray(sums, lane + 12 * LANES);
      sum2d.intoArray(sums, lane + 13 * LANES);
      sum2e.intoArray(sums, lane + 14 * LANES);
      sum3a.intoArray(sums, lane + 15 * LANES);
      sum3b.intoArray(sums, lane + 16 * LANES);
      sum3c.intoArray(sums, lane + 17 * LANES);
      sum3d.intoArray(sums, lane + 18 * LANES);
      sum3e.intoArray(sums, lane + 19 * LANES);
    }
  }

  /** Two columns. */
  static void pair(
      float[] a,
      int row0,
      int row1,
      int row2,
      int row3,
      float[] b,
      int columnA,
      int columnB,
      int k,
      float[] sums) {
    for (int lane = 0; lane < LANES; lane += COUNT) {
      FloatVector sum0a = FloatVector.zero(SPECIES);
      FloatVector sum0b = sum0a;
      FloatVector sum1a = sum0a;
      FloatVector sum1b = sum0a;
      FloatVector sum2a = sum0a;
      FloatVector sum2b = sum0a;
      FloatVector sum3a = sum0a;
      FloatVector sum3b = sum0a;
      for (int at = lane; at < k; at += LANES) {
        FloatVector ba = FloatVector.fromArray(SPECIES, b, columnA + at);
        FloatVector bb = FloatVector.fromArray(SPECIES, b, columnB + at);
        FloatVector a0 = FloatVector.fromArray(SPECIES, a, row0 + at);
        sum0a = a0.fma(ba, sum0a);
        sum0b = a0.fma(bb, sum0b);
        FloatVector a1 = FloatVector.fromArray(SPECIES, a, row1 + at);
        sum1a = a1.fma(ba, sum1a);
        sum1b = a1.fma(bb, sum1b);
        FloatVector a2 = FloatVector.fromArray(SPECIES, a, row2 + at);
        sum2a = a2.fma(ba, sum2a);
        sum2b = a2.fma(bb, sum2b);
        FloatVector a3 = FloatVector.fromArray(SPECIES, a, row3 + at);
        sum3a = a3.fma(ba, sum3a);
        sum3b = a3.fma(bb, sum3b);
      }
      sum0a.intoArray(sums, lane);
      sum0b.intoArray(sums, lane + LANES);
      sum1a.intoArray(sums, lane + 2 * LANES);
      sum1b.intoArray(sums, lane + 3 * LANES);
      sum2a.intoArray(sums, lane + 4 * LANES);
      sum2b.intoArray(sums, lane + 5 * LANES);
      sum3a.intoArray(sums, lane + 6 * LANES);
      sum3b.intoArray(sums, lane + 7 * LANES);
    }
  }
}
