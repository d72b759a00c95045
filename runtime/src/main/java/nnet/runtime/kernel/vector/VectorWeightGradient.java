package nnet.runtime.kernel.vector;

import nnet.runtime.kernel.Blocks;
import nnet.runtime.kernel.Convolution2d;
import nnet.runtime.kernel.Scratch;
import nnet.runtime.parallel.Pool;

/**
 * The gradient of a convolution's weights: a product whose left operand is the transposed matrix of
 * windows, again not written down. Blocks of output rows are summed one by one. Few weights:
 * threads take whole blocks, whose sums are then added in order. Many weights: threads share the
 * weights of each block.
 */
final class VectorWeightGradient {
  /** Weights up to which threads take whole blocks. */
  private static final int FEW = 65_536;

  /** Channels of one piece of work. */
  private static final int PIECE = 96;

  private final Convolution2d shape;
  private final float[] x;
  private final int xo;
  private final float[] dy;
  private final int dyo;
  private final float[] dw;
  private final int dwo;
  private final boolean accumulate;
  private final Blocks blocks;

  /** Taps whose channels lie side by side in an image and in the weights. */
  private final int run;

  /** How the channels of such taps are cut into pieces of work. */
  private final Blocks pieces;

  private final int pieceCount;

  private VectorWeightGradient(
      Convolution2d shape,
      int batch,
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dw,
      int dwo,
      boolean accumulate) {
    this.shape = shape;
    this.x = x;
    this.xo = xo;
    this.dy = dy;
    this.dyo = dyo;
    this.dw = dw;
    this.dwo = dwo;
    this.accumulate = accumulate;
    this.blocks = Blocks.outputRows(shape, batch);
    this.run = shape.groups() == 1 && shape.dilationWidth() == 1 ? shape.kernelWidth() : 1;
    this.pieces = Blocks.atMost(run * shape.groupChannels(), PIECE);
    this.pieceCount = shape.taps() / run * shape.groups() * pieces.count();
  }

  static void run(
      Convolution2d shape,
      int batch,
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dw,
      int dwo,
      boolean accumulate) {
    VectorWeightGradient gradient =
        new VectorWeightGradient(shape, batch, x, xo, dy, dyo, dw, dwo, accumulate);
    if (batch * shape.outputSize() == 0) {
      gradient.clear();
    } else if (shape.weightSize() <= FEW && Pool.threads() > 1) {
      gradient.byBlocks();
    } else {
      gradient.byWeights();
    }
  }

  private void clear() {
    if (!accumulate) {
      java.util.Arrays.fill(dw, dwo, dwo + shape.weightSize(), 0f);
    }
  }

  private void byBlocks() {
    int size = shape.weightSize();
    int wave = 4 * Pool.threads();
    float[] sums = Scratch.floats(Scratch.Purpose.SPREAD, wave * size);
    for (int first = 0; first < blocks.count(); first += wave) {
      int start = first;
      int count = Math.min(wave, blocks.count() - first);
      Pool.run(
          count,
          i -> {
            Operands operands = new Operands(start + i);
            for (int piece = 0; piece < pieceCount; piece++) {
              operands.multiply(piece, sums, i * size, false);
            }
          });
      for (int i = 0; i < count; i++) {
        addBlock(sums, i * size, accumulate || first + i > 0);
      }
    }
  }

  private void addBlock(float[] sums, int start, boolean add) {
    int size = shape.weightSize();
    if (!add) {
      System.arraycopy(sums, start, dw, dwo, size);
      return;
    }
    for (int i = 0; i < size; i++) {
      dw[dwo + i] += sums[start + i];
    }
  }

  private void byWeights() {
    for (int block = 0; block < blocks.count(); block++) {
      Operands operands = new Operands(block);
      boolean add = accumulate || block > 0;
      Pool.run(pieceCount, piece -> operands.multiply(piece, dw, dwo, add));
    }
  }

  /** The windows and the output's gradients of one block. */
  private final class Operands {
    private final int firstRow;
    private final int endRow;
    private final Slab slab;
    private final RightOperand[] gradients = new RightOperand[shape.groups()];

    Operands(int block) {
      firstRow = blocks.start(block);
      endRow = blocks.start(block + 1);
      slab = Slab.of(shape, x, xo, firstRow, endRow);
      int k = (endRow - firstRow) * shape.outputWidth();
      int start = dyo + firstRow * shape.outputWidth() * shape.filters();
      int filters = shape.groupFilters();
      int size = RightOperand.size(k, filters);
      float[] packed = Scratch.floats(Scratch.Purpose.RIGHT, shape.groups() * size);
      int reuses = shape.taps() * shape.groupChannels();
      for (int group = 0; group < shape.groups(); group++) {
        gradients[group] =
            RightOperand.of(
                dy,
                start + group * filters,
                shape.filters(),
                1,
                k,
                filters,
                reuses,
                packed,
                group * size);
      }
    }

    /** One piece of the weights: some channels of some taps of one group. */
    void multiply(int piece, float[] c, int cStart, boolean add) {
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
}
