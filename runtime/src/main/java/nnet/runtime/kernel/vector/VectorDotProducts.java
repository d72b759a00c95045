package nnet.runtime.kernel.vector;

import static nnet.runtime.kernel.AxisSum.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.AxisSum;
import nnet.runtime.kernel.DotProducts;
import nnet.runtime.kernel.Product;
import nnet.runtime.kernel.Scratch;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.Pool;

/**
 * The products of {@link DotProducts}, in tiles of four rows by two columns. The columns of B are
 * made to lie side by side first, unless so few rows read them that B is better read as it lies.
 */
final class VectorDotProducts implements BlockTask {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int COUNT = Lanes.COUNT;
  private static final VectorSpecies<Float> QUARTER = FloatVector.SPECIES_128;

  private static final int ROWS = DotTiles.ROWS;

  /** Rows below which turning B round costs more than it saves. */
  private static final int FEW = 8;

  /** Products of one piece that make handing it to another thread worthwhile. */
  private static final long WORTHWHILE = 60_000;

  private Product p = new Product();

  /** Where the columns of B are. */
  private float[] columns = {};

  private int columnsStart;
  private int pieces;

  void run(Product product) {
    p = product;
    if (p.transposeB()) {
      columns = p.b();
      columnsStart = p.bStart();
    } else if (p.m() < FEW) {
      runFew();
      return;
    } else {
      columns = Scratch.floats(Scratch.Purpose.RIGHT, p.n() * p.k());
      columnsStart = 0;
      Turned.copy(p.b(), p.bStart(), p.n(), p.k(), p.n(), columns, 0, p.k());
    }
    long work = (long) p.m() * p.n() * p.k();
    int most = Math.min(Math.max(1, Pool.idleThreads()), tiles());
    pieces = Math.clamp(work / WORTHWHILE, 1, most);
    Pool.run(pieces, this);
  }

  private int tiles() {
    return Math.ceilDiv(p.m(), ROWS);
  }

  private int start(int piece) {
    return (int) ((long) tiles() * piece / pieces) * ROWS;
  }

  @Override
  public void run(int piece) {
    float[] sums = Scratch.floats(Scratch.Purpose.SUMS, ROWS * DotTiles.WIDE * LANES);
    for (int row = start(piece); row < start(piece + 1); row += ROWS) {
      int column = 0;
      if (COUNT == LANES) {
        for (; column + DotTiles.WIDE <= p.n(); column += DotTiles.WIDE) {
          wide(row, column, sums);
          store(row, column, DotTiles.WIDE, sums);
        }
      }
      for (; column < p.n(); column += DotTiles.PAIR) {
        pair(row, column, sums);
        store(row, column, DotTiles.PAIR, sums);
      }
    }
  }

  private void wide(int row, int column, float[] sums) {
    DotTiles.wide(
        p.a(),
        rowStart(row),
        rowStart(row + 1),
        rowStart(row + 2),
        rowStart(row + 3),
        columns,
        columnStart(column),
        columnStart(column + 1),
        columnStart(column + 2),
        columnStart(column + 3),
        columnStart(column + 4),
        p.k(),
        sums);
  }

  private void pair(int row, int column, float[] sums) {
    DotTiles.pair(
        p.a(),
        rowStart(row),
        rowStart(row + 1),
        rowStart(row + 2),
        rowStart(row + 3),
        columns,
        columnStart(column),
        columnStart(column + 1),
        p.k(),
        sums);
  }

  /** Where a row of A is; beyond the edge the last one stands in. */
  private int rowStart(int row) {
    return p.aStart() + Math.min(row, p.m() - 1) * p.k();
  }

  private int columnStart(int column) {
    return columnsStart + Math.min(column, p.n() - 1) * p.k();
  }

  /** Writes what of a tile lies inside. */
  private void store(int firstRow, int firstColumn, int width, float[] sums) {
    int rows = Math.min(ROWS, p.m() - firstRow);
    int columns = Math.min(width, p.n() - firstColumn);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float total = total(sums, (row * width + column) * LANES);
        DotProducts.store(p, firstRow + row, firstColumn + column, total);
      }
    }
  }

  /** As {@link AxisSum#ofLanes} adds them; the lanes change. */
  private static float total(float[] lanes, int at) {
    FloatVector first = FloatVector.fromArray(QUARTER, lanes, at);
    FloatVector second = FloatVector.fromArray(QUARTER, lanes, at + 4);
    FloatVector low = first.add(FloatVector.fromArray(QUARTER, lanes, at + 8));
    FloatVector high = second.add(FloatVector.fromArray(QUARTER, lanes, at + 12));
    low.add(high).intoArray(lanes, at);
    return lanes[at] + lanes[at + 2] + (lanes[at + 1] + lanes[at + 3]);
  }

  private void runFew() {
    float[] sums = Scratch.floats(Scratch.Purpose.SUMS, LANES * LANES);
    for (int row = 0; row < p.m(); row++) {
      for (int column = 0; column < p.n(); column += COUNT) {
        int b = p.bStart() + column;
        for (int lane = 0; lane < LANES; lane += 4) {
          fourSums(p.a(), rowStart(row), p.b(), b, p.n(), p.k(), lane, sums, column);
        }
      }
      for (int column = 0; column < p.n(); column++) {
        DotProducts.store(p, row, column, AxisSum.ofLanes(sums, column, LANES));
      }
    }
  }

  /** Four of the sums of a vector of columns; a mask that were handed in would be an object. */
  private static void fourSums(
      float[] a,
      int aStart,
      float[] b,
      int bStart,
      int n,
      int k,
      int lane,
      float[] sums,
      int column) {
    VectorMask<Float> inside = Lanes.NUMBERS.compare(VectorOperators.LT, (float) (n - column));
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    for (int at = lane; at < k; at += LANES) {
      int aAt = aStart + at;
      int bAt = bStart + at * n;
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt, inside);
      sum0 = FloatVector.broadcast(SPECIES, a[aAt]).fma(b0, sum0);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + n, inside);
      sum1 = FloatVector.broadcast(SPECIES, a[aAt + 1]).fma(b1, sum1);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * n, inside);
      sum2 = FloatVector.broadcast(SPECIES, a[aAt + 2]).fma(b2, sum2);
      FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * n, inside);
      sum3 = FloatVector.broadcast(SPECIES, a[aAt + 3]).fma(b3, sum3);
    }
    int to = lane * LANES + column;
    sum0.intoArray(sums, to);
    sum1.intoArray(sums, to + LANES);
    sum2.intoArray(sums, to + 2 * LANES);
    sum3.intoArray(sums, to + 3 * LANES);
  }
}
