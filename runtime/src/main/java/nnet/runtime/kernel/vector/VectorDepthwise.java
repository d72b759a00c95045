package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.Convolution2d;
import nnet.runtime.kernel.Depthwise;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * Convolutions of each channel by itself, a vector of channels at a time; away from the borders
 * four output pixels share each weight.
 */
final class VectorDepthwise implements BlockTask {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int COUNT = Lanes.COUNT;

  private static final PerThread<VectorDepthwise> MINE = new PerThread<>();

  private Convolution2d shape = Convolution2d.EMPTY;
  private float[] x = {};
  private int xo;
  private float[] w = {};
  private int wo;
  private float[] y = {};
  private int yo;
  private boolean accumulate;

  /** Columns of the output from which the whole width of the kernel lies in the image. */
  private int firstInner;

  private int endInner;

  private VectorDepthwise() {}

  /** One for each thread, used again and again. */
  static VectorDepthwise mine() {
    return MINE.get(VectorDepthwise::new);
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
    this.shape = shape;
    this.x = x;
    this.xo = xo;
    this.w = w;
    this.wo = wo;
    this.y = y;
    this.yo = yo;
    this.accumulate = accumulate;
    firstInner = shape.firstOutputColumn(0);
    endInner = shape.endOutputColumn(shape.kernelWidth() - 1);
    Pool.run(batch * shape.outputHeight(), this);
  }

  @Override
  public void run(int line) {
    int image = xo + line / shape.outputHeight() * shape.inputSize();
    int target = yo + line * shape.outputWidth() * shape.channels();
    line(image, line % shape.outputHeight(), target);
  }

  private void line(int image, int row, int target) {
    int vectors = shape.channels() - shape.channels() % COUNT;
    for (int channel = 0; channel < vectors; channel += COUNT) {
      int column = 0;
      while (column < shape.outputWidth()) {
        if (firstInner <= column && column + 4 <= endInner) {
          four(image + channel, row, column, channel, target);
          column += 4;
        } else {
          one(image + channel, row, column, channel, target);
          column++;
        }
      }
    }
    if (vectors < shape.channels()) {
      for (int column = 0; column < shape.outputWidth(); column++) {
        int pixel = target + column * shape.channels();
        Depthwise.pixel(shape, x, image, w, wo, row, column, y, pixel, vectors, accumulate);
      }
    }
  }

  private void four(int start, int row, int column, int channel, int target) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int step = shape.strideWidth() * shape.channels();
    for (int i = shape.firstKernelRow(row); i < shape.endKernelRow(row); i++) {
      int at = start + pixel(row, column, i, 0);
      int weight = wo + i * shape.kernelWidth() * shape.channels() + channel;
      for (int j = 0; j < shape.kernelWidth(); j++) {
        FloatVector v = FloatVector.fromArray(SPECIES, w, weight);
        a = FloatVector.fromArray(SPECIES, x, at).fma(v, a);
        b = FloatVector.fromArray(SPECIES, x, at + step).fma(v, b);
        c = FloatVector.fromArray(SPECIES, x, at + 2 * step).fma(v, c);
        d = FloatVector.fromArray(SPECIES, x, at + 3 * step).fma(v, d);
        at += shape.dilationWidth() * shape.channels();
        weight += shape.channels();
      }
    }
    int to = target + column * shape.channels() + channel;
    put(a, to);
    put(b, to + shape.channels());
    put(c, to + 2 * shape.channels());
    put(d, to + 3 * shape.channels());
  }

  private void one(int start, int row, int column, int channel, int target) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = shape.firstKernelRow(row); i < shape.endKernelRow(row); i++) {
      for (int j = shape.firstKernelColumn(column); j < shape.endKernelColumn(column); j++) {
        int weight = wo + (i * shape.kernelWidth() + j) * shape.channels() + channel;
        FloatVector v = FloatVector.fromArray(SPECIES, w, weight);
        sum = FloatVector.fromArray(SPECIES, x, start + pixel(row, column, i, j)).fma(v, sum);
      }
    }
    put(sum, target + column * shape.channels() + channel);
  }

  /** Where in its image the pixel begins that an output pixel and a tap meet at. */
  private int pixel(int row, int column, int i, int j) {
    return (shape.inputRow(row, i) * shape.width() + shape.inputColumn(column, j))
        * shape.channels();
  }

  private void put(FloatVector sum, int to) {
    FloatVector all = accumulate ? FloatVector.fromArray(SPECIES, y, to).add(sum) : sum;
    all.intoArray(y, to);
  }
}
