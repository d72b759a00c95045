package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.Blocks;
import nnet.runtime.kernel.Convolution2d;
import nnet.runtime.kernel.Depthwise;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * The gradient of the weights of a convolution of each channel by itself: threads share taps and
 * pieces of channels; four vectors of channels are summed at a time.
 */
final class VectorDepthwiseWeights implements BlockTask {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int COUNT = Lanes.COUNT;

  private static final PerThread<VectorDepthwiseWeights> MINE = new PerThread<>();

  private final Blocks blocks = new Blocks();
  private Convolution2d shape = Convolution2d.EMPTY;
  private float[] x = {};
  private int xo;
  private float[] dy = {};
  private int dyo;
  private float[] dw = {};
  private int dwo;
  private boolean accumulate;

  /** Channels that fill vectors, and the pieces that they are cut into. */
  private int whole;

  private int pieces;

  private VectorDepthwiseWeights() {}

  /** One for each thread, used again and again. */
  static VectorDepthwiseWeights mine() {
    return MINE.get(VectorDepthwiseWeights::new);
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
    whole = shape.channels() - shape.channels() % COUNT;
    pieces = Math.ceilDiv(whole, 4 * COUNT);
    int rest = whole < shape.channels() ? 1 : 0;
    Pool.run(shape.taps() * (pieces + rest), this);
  }

  @Override
  public void run(int block) {
    int tap = block % shape.taps();
    int piece = block / shape.taps();
    if (piece < pieces) {
      int channel = piece * 4 * COUNT;
      piece(tap, channel, Math.min(whole, channel + 4 * COUNT));
    } else {
      Depthwise.weights(shape, blocks, tap, x, xo, dy, dyo, dw, dwo, whole, accumulate);
    }
  }

  private void piece(int tap, int channel, int end) {
    if (end - channel == 4 * COUNT) {
      four(tap, channel);
    } else {
      for (int c = channel; c < end; c += COUNT) {
        one(tap, c);
      }
    }
  }

  private void four(int tap, int channel) {
    for (int block = 0; block < blocks.count(); block++) {
      FloatVector a = FloatVector.zero(SPECIES);
      FloatVector b = a;
      FloatVector c = a;
      FloatVector d = a;
      for (int line = blocks.start(block); line < blocks.start(block + 1); line++) {
        int column = shape.firstOutputColumn(tap % shape.kernelWidth());
        int at = source(line, tap, column) + channel;
        int from = gradient(line, column) + channel;
        for (int end = end(line, tap); column < end; column++) {
          a = multiplyAdd(at, from, a);
          b = multiplyAdd(at + COUNT, from + COUNT, b);
          c = multiplyAdd(at + 2 * COUNT, from + 2 * COUNT, c);
          d = multiplyAdd(at + 3 * COUNT, from + 3 * COUNT, d);
          at += shape.strideWidth() * shape.channels();
          from += shape.channels();
        }
      }
      int to = dwo + tap * shape.channels() + channel;
      put(a, to, block);
      put(b, to + COUNT, block);
      put(c, to + 2 * COUNT, block);
      put(d, to + 3 * COUNT, block);
    }
  }

  private void one(int tap, int channel) {
    for (int block = 0; block < blocks.count(); block++) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int line = blocks.start(block); line < blocks.start(block + 1); line++) {
        int column = shape.firstOutputColumn(tap % shape.kernelWidth());
        int at = source(line, tap, column) + channel;
        int from = gradient(line, column) + channel;
        for (int end = end(line, tap); column < end; column++) {
          sum = multiplyAdd(at, from, sum);
          at += shape.strideWidth() * shape.channels();
          from += shape.channels();
        }
      }
      put(sum, dwo + tap * shape.channels() + channel, block);
    }
  }

  private FloatVector multiplyAdd(int at, int from, FloatVector sum) {
    FloatVector pixel = FloatVector.fromArray(SPECIES, x, at);
    return pixel.fma(FloatVector.fromArray(SPECIES, dy, from), sum);
  }

  /** Where the pixel begins that a tap meets from an output column; lines count all images. */
  private int source(int line, int tap, int column) {
    int row = shape.inputRow(line % shape.outputHeight(), tap / shape.kernelWidth());
    int pixel = row * shape.width() + shape.inputColumn(column, tap % shape.kernelWidth());
    return xo + line / shape.outputHeight() * shape.inputSize() + pixel * shape.channels();
  }

  private int gradient(int line, int column) {
    return dyo + (line * shape.outputWidth() + column) * shape.channels();
  }

  /** One past the last output column that meets the image: none where the row does not. */
  private int end(int line, int tap) {
    int row = shape.inputRow(line % shape.outputHeight(), tap / shape.kernelWidth());
    return row < 0 || row >= shape.height() ? 0 : shape.endOutputColumn(tap % shape.kernelWidth());
  }

  private void put(FloatVector sum, int to, int block) {
    FloatVector all =
        accumulate || block > 0 ? FloatVector.fromArray(SPECIES, dw, to).add(sum) : sum;
    all.intoArray(dw, to);
  }
}
