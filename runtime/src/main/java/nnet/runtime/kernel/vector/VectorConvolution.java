package nnet.runtime.kernel.vector;

import nnet.runtime.kernel.Blocks;
import nnet.runtime.kernel.Convolution2d;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * Convolution as a product whose left operand is never written down: its rows are the windows of
 * the padded images, found by where they begin and where their taps lie from there. Threads share
 * pieces of output rows.
 */
final class VectorConvolution implements BlockTask {
  /** Output pixels of one piece. */
  private static final int PIXELS = 512;

  /** Products of one piece that make handing it to another thread worthwhile. */
  private static final long WORTHWHILE = 40_000;

  private static final PerThread<VectorConvolution> MINE = new PerThread<>();

  /** The rows that a thread is at, whichever thread's convolution it is. */
  private static final PerThread<Slab> SLAB = new PerThread<>();

  private final Blocks blocks = new Blocks();
  private final Blocks pieces = new Blocks();
  private RightOperand[] weights = {};
  private Convolution2d shape = Convolution2d.EMPTY;
  private float[] x = {};
  private int xo;
  private float[] y = {};
  private int yo;
  private boolean accumulate;

  private VectorConvolution() {}

  /** One for each thread, used again and again. */
  static VectorConvolution mine() {
    return MINE.get(VectorConvolution::new);
  }

  void run(
      Convolution2d shape,
      int batch,
      float[] x,
      int xo,
      float[] w,
      int wo,
      float[] y,
      int yo,
      boolean accumulate) {
    if (batch * shape.outputSize() == 0) {
      return;
    }
    this.shape = shape;
    this.x = x;
    this.xo = xo;
    this.y = y;
    this.yo = yo;
    this.accumulate = accumulate;
    blocks.taps(shape);
    pack(w, wo);
    pieces.atMost(shape.outputHeight(), Math.ceilDiv(PIXELS, shape.outputWidth()));
    int wanted = Math.min(piecesForThreads(batch), shape.outputHeight());
    if (pieces.count() < wanted) {
      pieces.inParts(shape.outputHeight(), wanted);
    }
    Pool.run(batch * pieces.count(), this);
  }

  /** In how many pieces an image is so that each thread has work. */
  private int piecesForThreads(int batch) {
    long work = (long) shape.outputSize() * shape.taps() * shape.groupChannels();
    return Math.clamp(work / WORTHWHILE, 1, Math.ceilDiv(Pool.idleThreads(), batch));
  }

  @Override
  public void run(int piece) {
    int image = piece / pieces.count() * shape.outputHeight();
    int part = piece % pieces.count();
    rows(image + pieces.start(part), image + pieces.start(part + 1));
  }

  private void pack(float[] w, int wo) {
    int filters = shape.groupFilters();
    int size = RightOperand.size(shape.taps() * shape.groupChannels(), filters);
    float[] packed = RightOperand.packed(size * shape.groups());
    weights = RightOperand.atLeast(shape.groups() * blocks.count(), weights);
    for (int group = 0; group < shape.groups(); group++) {
      for (int block = 0; block < blocks.count(); block++) {
        int from = blocks.start(block) * shape.groupChannels();
        int k = blocks.start(block + 1) * shape.groupChannels() - from;
        int to = group * size + RightOperand.size(from, filters);
        int source = wo + from * shape.filters() + group * filters;
        weights[group * blocks.count() + block].set(
            w, source, shape.filters(), 1, k, filters, Integer.MAX_VALUE, packed, to);
      }
    }
  }

  private void rows(int firstRow, int endRow) {
    Slab slab = SLAB.get(Slab::new);
    slab.set(shape, x, xo, firstRow, endRow);
    TileInput in = TileInput.mine();
    in.a = slab.array;
    int width = shape.outputWidth();
    int pixels = (endRow - firstRow) * width;
    in.reserveRows(pixels);
    for (int pixel = 0; pixel < pixels; pixel++) {
      in.rows[pixel] =
          slab.start(firstRow + pixel / width)
              + pixel % width * shape.strideWidth() * shape.channels();
    }
    in.reserveSegments(shape.taps());
    for (int group = 0; group < shape.groups(); group++) {
      for (int block = 0; block < blocks.count(); block++) {
        segments(in, slab, group, block);
        RightOperand right = weights[group * blocks.count() + block];
        int corner = yo + firstRow * width * shape.filters() + group * shape.groupFilters();
        TileSweep.run(
            in,
            false,
            0,
            pixels,
            right,
            0,
            right.panels(),
            y,
            corner,
            shape.filters(),
            accumulate || block > 0);
      }
    }
  }

  private void segments(TileInput in, Slab slab, int group, int block) {
    in.segments = 0;
    for (int tap = blocks.start(block); tap < blocks.start(block + 1); tap++) {
      int offset = slab.tap(tap / shape.kernelWidth(), tap % shape.kernelWidth());
      in.append(offset + group * shape.groupChannels(), shape.groupChannels());
    }
  }
}
