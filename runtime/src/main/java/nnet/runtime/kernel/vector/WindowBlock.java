package nnet.runtime.kernel.vector;

import nnet.runtime.kernel.Blocks;
import nnet.runtime.kernel.Convolution2d;

/**
 * The operands of one block of a gradient of weights: the windows of some output rows, and the
 * output's gradients there. One may be set again and again.
 */
final class WindowBlock {
  private final Slab slab = new Slab();
  private RightOperand[] gradients = {};
  private Convolution2d shape = Convolution2d.EMPTY;
  private int firstRow;
  private int endRow;

  void set(Convolution2d shape, float[] x, int xo, float[] dy, int dyo, int firstRow, int endRow) {
    this.shape = shape;
    this.firstRow = firstRow;
    this.endRow = endRow;
    slab.set(shape, x, xo, firstRow, endRow);
    int k = (endRow - firstRow) * shape.outputWidth();
    int start = dyo + firstRow * shape.outputWidth() * shape.filters();
    int filters = shape.groupFilters();
    int size = RightOperand.size(k, filters);
    float[] packed = RightOperand.packed(shape.groups() * size);
    int reuses = shape.taps() * shape.groupChannels();
    gradients = RightOperand.atLeast(shape.groups(), gradients);
    for (int group = 0; group < shape.groups(); group++) {
      int from = start + group * filters;
      gradients[group].set(dy, from, shape.filters(), 1, k, filters, reuses, packed, group * size);
    }
  }

  /** One piece of the weights: some channels of some taps, {@code run} of them, of one group. */
  void multiply(Blocks pieces, int run, int piece, float[] c, int cStart, boolean add) {
    int part = piece % pieces.count();
    int group = piece / pieces.count() % shape.groups();
    int tap = piece / pieces.count() / shape.groups() * run;
    TileInput in = TileInput.mine();
    in.a = slab.array;
    in.step = shape.strideWidth() * shape.channels();
    in.reserveSegments(endRow - firstRow);
    segments(
        in,
        slab.tap(tap / shape.kernelWidth(), tap % shape.kernelWidth())
            + group * shape.groupChannels()
            + pieces.start(part));
    RightOperand right = gradients[group];
    int corner =
        cStart
            + tap * shape.groupChannels() * shape.filters()
            + group * shape.groupFilters()
            + pieces.start(part) * shape.filters();
    int rows = pieces.start(part + 1) - pieces.start(part);
    TileSweep.run(in, true, 0, rows, right, 0, right.panels(), c, corner, shape.filters(), add);
  }

  private void segments(TileInput in, int offset) {
    in.segments = 0;
    for (int row = firstRow; row < endRow; row++) {
      in.offsets[in.segments] = slab.start(row) + offset;
      in.lengths[in.segments] = shape.outputWidth();
      in.segments++;
    }
  }
}
