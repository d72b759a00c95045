package nnet.runtime.kernel.vector;

import static nnet.runtime.kernel.AxisSum.COLUMN;
import static nnet.runtime.kernel.AxisSum.CONTIGUOUS;
import static nnet.runtime.kernel.AxisSum.LANES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.AxisSum;
import nnet.runtime.kernel.Blocks;
import nnet.runtime.kernel.Scratch;
import nnet.runtime.kernel.Work;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * Sums over an axis in the order {@link AxisSum} states; threads share lines, or the blocks of a
 * few long ones.
 */
final class VectorSums implements BlockTask {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int COUNT = Lanes.COUNT;

  private static final PerThread<VectorSums> MINE = new PerThread<>();

  private final Blocks blocks = new Blocks();
  private float[] x = {};
  private int xo;
  private int axis;
  private int inner;
  private float[] sums = {};

  /** Blocks of all lines, and their elements. */
  private int units;

  private int width;

  private VectorSums() {}

  /** One for each thread, used again and again. */
  static VectorSums mine() {
    return MINE.get(VectorSums::new);
  }

  void run(float[] x, int xo, float[] y, int yo, int outer, int axis, int inner) {
    this.x = x;
    this.xo = xo;
    this.axis = axis;
    this.inner = inner;
    blocks.atMost(axis, inner == 1 ? CONTIGUOUS : COLUMN);
    units = outer * blocks.count();
    width = axis * inner / blocks.count();
    sums = Scratch.floats(Scratch.Purpose.LEFT, units * inner);
    Pool.run(Work.slabs(units, width), this);
    for (int o = 0; o < outer; o++) {
      addBlocks(sums, o * blocks.count() * inner, blocks.count(), y, yo + o * inner, inner);
    }
  }

  @Override
  public void run(int slab) {
    int end = Work.start(units, width, slab + 1);
    for (int unit = Work.start(units, width, slab); unit < end; unit++) {
      int start = xo + unit / blocks.count() * axis * inner;
      int block = unit % blocks.count();
      block(x, start, blocks.start(block), blocks.start(block + 1), inner, sums, unit * inner);
    }
  }

  private static void block(
      float[] x, int start, int from, int to, int inner, float[] sums, int at) {
    if (inner == 1) {
      sums[at] = contiguous(x, start + from, start + to);
    } else {
      columns(x, start, from, to, inner, sums, at);
    }
  }

  private static void addBlocks(float[] sums, int start, int count, float[] y, int yo, int inner) {
    System.arraycopy(sums, start, y, yo, inner);
    for (int block = 1; block < count; block++) {
      for (int i = 0; i < inner; i++) {
        y[yo + i] += sums[start + block * inner + i];
      }
    }
  }

  static float contiguous(float[] x, int from, int to) {
    float[] lanes = Scratch.floats(Scratch.Purpose.SUMS, LANES);
    int end = to - (to - from) % LANES;
    for (int lane = 0; lane < LANES; lane += COUNT) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int at = from + lane; at < end; at += LANES) {
        sum = sum.add(FloatVector.fromArray(SPECIES, x, at));
      }
      sum.intoArray(lanes, lane);
    }
    for (int lane = 0; end + lane < to; lane++) {
      lanes[lane] += x[end + lane];
    }
    return AxisSum.ofLanes(lanes);
  }

  private static void columns(
      float[] x, int start, int from, int to, int inner, float[] sums, int at) {
    int column = 0;
    for (; column + 4 * COUNT <= inner; column += 4 * COUNT) {
      fourColumns(x, start + from * inner + column, to - from, inner, sums, at + column);
    }
    for (; column + COUNT <= inner; column += COUNT) {
      oneColumn(x, start + from * inner + column, to - from, inner, sums, at + column);
    }
    Arrays.fill(sums, at + column, at + inner, 0f);
    for (int row = from; row < to; row++) {
      for (int i = column; i < inner; i++) {
        sums[at + i] += x[start + row * inner + i];
      }
    }
  }

  private static void fourColumns(float[] x, int start, int rows, int step, float[] sums, int at) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int from = start;
    for (int row = 0; row < rows; row++) {
      a = a.add(FloatVector.fromArray(SPECIES, x, from));
      b = b.add(FloatVector.fromArray(SPECIES, x, from + COUNT));
      c = c.add(FloatVector.fromArray(SPECIES, x, from + 2 * COUNT));
      d = d.add(FloatVector.fromArray(SPECIES, x, from + 3 * COUNT));
      from += step;
    }
    a.intoArray(sums, at);
    b.intoArray(sums, at + COUNT);
    c.intoArray(sums, at + 2 * COUNT);
    d.intoArray(sums, at + 3 * COUNT);
  }

  private static void oneColumn(float[] x, int start, int rows, int step, float[] sums, int at) {
    FloatVector a = FloatVector.zero(SPECIES);
    int from = start;
    for (int row = 0; row < rows; row++) {
      a = a.add(FloatVector.fromArray(SPECIES, x, from));
      from += step;
    }
    a.intoArray(sums, at);
  }
}
