package nnet.runtime.kernel.vector;

import nnet.runtime.kernel.Blocks;
import nnet.runtime.kernel.Convolution2d;
import nnet.runtime.kernel.Scratch;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * The gradient of a convolution's weights: a product whose left operand is the transposed matrix of
 * windows, again not written down. Blocks of output rows are summed one by one. Few weights:
 * threads take whole blocks, whose sums are then added in order. Many weights: threads share the
 * weights of each block.
 */
final class VectorWeightGradient implements BlockTask {
  /** Weights up to which threads take whole blocks. */
  private static final int FEW = 65_536;

  /** Channels of one piece of work. */
  private static final int PIECE = 96;

  private static final PerThread<VectorWeightGradient> MINE = new PerThread<>();

  /** The block that a thread is at, whichever thread's gradient it is. */
  private static final PerThread<WindowBlock> OPERANDS = new PerThread<>();

  private final WindowBlock shared = new WindowBlock();
  private final Blocks blocks = new Blocks();

  /** How the channels of {@link #run} taps are cut into pieces of work. */
  private final Blocks pieces = new Blocks();

  private Convolution2d shape = Convolution2d.EMPTY;
  private float[] x = {};
  private int xo;
  private float[] dy = {};
  private int dyo;
  private float[] dw = {};
  private int dwo;
  private boolean accumulate;

  /** Taps whose channels lie side by side in an image and in the weights. */
  private int run;

  private int pieceCount;

  /** Whether threads take whole blocks, from {@code first} on, to sums of their own. */
  private boolean wholeBlocks;

  private int first;
  private float[] sums = {};

  /** Whether the blocks before have been added up. */
  private boolean add;

  private VectorWeightGradient() {}

  /** One for each thread, used again and again. */
  static VectorWeightGradient mine() {
    return MINE.get(VectorWeightGradient::new);
  }

  void run(
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
    blocks.outputRows(shape, batch);
    run = shape.groups() == 1 && shape.dilationWidth() == 1 ? shape.kernelWidth() : 1;
    pieces.atMost(run * shape.groupChannels(), PIECE);
    pieceCount = shape.taps() / run * shape.groups() * pieces.count();
    if (batch * shape.outputSize() == 0) {
      clear();
    } else if (shape.weightSize() <= FEW && Pool.threads() > 1) {
      byBlocks();
    } else {
      byWeights();
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
    sums = Scratch.floats(Scratch.Purpose.SPREAD, wave * size);
    wholeBlocks = true;
    for (first = 0; first < blocks.count(); first += wave) {
      int count = Math.min(wave, blocks.count() - first);
      Pool.run(count, this);
      for (int i = 0; i < count; i++) {
        addBlock(sums, i * size, accumulate || first + i > 0);
      }
    }
  }

  @Override
  public void run(int piece) {
    if (wholeBlocks) {
      WindowBlock operands = OPERANDS.get(WindowBlock::new);
      set(operands, first + piece);
      for (int part = 0; part < pieceCount; part++) {
        operands.multiply(pieces, run, part, sums, piece * shape.weightSize(), false);
      }
    } else {
      shared.multiply(pieces, run, piece, dw, dwo, add);
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
    wholeBlocks = false;
    for (int block = 0; block < blocks.count(); block++) {
      set(shared, block);
      add = accumulate || block > 0;
      Pool.run(pieceCount, this);
    }
  }

  private void set(WindowBlock operands, int block) {
    operands.set(shape, x, xo, dy, dyo, blocks.start(block), blocks.start(block + 1));
  }
}
