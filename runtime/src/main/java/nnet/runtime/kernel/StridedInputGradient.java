package nnet.runtime.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * The gradient of a strided convolution by its input. Input pixels fall into phases by their place
 * within a stride; the pixels of one phase see only every stride-th tap of the kernel, and their
 * gradient is a convolution with these taps alone, without stride. No product with a zero in
 * between is computed.
 */
final class StridedInputGradient implements BlockTask {
  private static final PerThread<StridedInputGradient> MINE = new PerThread<>();
  private static final Map<Convolution2d, List<Part>> PARTS = new ConcurrentHashMap<>();

  private Convolution2d shape = Convolution2d.EMPTY;
  private Part part = new Part(Phase.NONE, Phase.NONE, Convolution2d.EMPTY);
  private float[] sums = {};
  private float[] dx = {};
  private int dxo;

  private StridedInputGradient() {}

  static void run(
      KernelProvider provider,
      Convolution2d shape,
      int batch,
      float[] dy,
      int dyo,
      float[] w,
      int wo,
      float[] dx,
      int dxo,
      boolean accumulate) {
    if (!accumulate) {
      Arrays.fill(dx, dxo, dxo + batch * shape.inputSize(), 0f);
    }
    StridedInputGradient gradient = MINE.get(StridedInputGradient::new);
    gradient.shape = shape;
    gradient.dx = dx;
    gradient.dxo = dxo;
    List<Part> parts = PARTS.computeIfAbsent(shape, StridedInputGradient::parts);
    // By index: an iterator would be allocated.
    for (int i = 0; i < parts.size(); i++) {
      gradient.add(provider, batch, dy, dyo, w, wo, parts.get(i));
    }
  }

  /** The pixels of a phase of rows and one of columns, and the convolution that they see. */
  private record Part(Phase rows, Phase columns, Convolution2d convolution) {}

  private static List<Part> parts(Convolution2d shape) {
    List<Part> parts = new ArrayList<>();
    for (int row = 0; row < Math.min(shape.strideHeight(), shape.height()); row++) {
      Phase rows =
          Phase.of(row, shape.height(), shape.kernelHeight(), shape.strideHeight(), shape.padTop());
      for (int column = 0; column < Math.min(shape.strideWidth(), shape.width()); column++) {
        Phase columns =
            Phase.of(
                column, shape.width(), shape.kernelWidth(), shape.strideWidth(), shape.padLeft());
        if (rows.taps > 0 && columns.taps > 0) {
          parts.add(new Part(rows, columns, convolution(shape, rows, columns)));
        }
      }
    }
    return List.copyOf(parts);
  }

  private static Convolution2d convolution(Convolution2d shape, Phase rows, Phase columns) {
    return new Convolution2d(
        shape.outputHeight(),
        shape.outputWidth(),
        shape.filters(),
        rows.taps,
        columns.taps,
        shape.channels(),
        1,
        1,
        1,
        1,
        rows.padding,
        columns.padding,
        rows.positions,
        columns.positions,
        shape.groups());
  }

  /**
   * Positions {@code first, first + stride, ...} along one axis and the taps {@code firstTap,
   * firstTap + stride, ...} they see; {@code padding} is that of the convolution over the output's
   * gradient.
   */
  private record Phase(int first, int stride, int positions, int firstTap, int taps, int padding) {
    static final Phase NONE = new Phase(0, 1, 0, 0, 0, 0);

    static Phase of(int first, int size, int kernel, int stride, int pad) {
      int firstTap = (first + pad) % stride;
      int taps = Math.max(0, Math.ceilDiv(kernel - firstTap, stride));
      int offset = (first + pad - firstTap) / stride;
      return new Phase(
          first, stride, Math.ceilDiv(size - first, stride), firstTap, taps, taps - 1 - offset);
    }

    /** A position, counted without the stride. */
    int position(int index) {
      return first + index * stride;
    }

    /** The tap of the kernel that the phase's turned kernel has at {@code place}. */
    int tap(int place) {
      return firstTap + (taps - 1 - place) * stride;
    }
  }

  private void add(
      KernelProvider provider, int batch, float[] dy, int dyo, float[] w, int wo, Part next) {
    part = next;
    sums = Scratch.floats(Scratch.Purpose.SPREAD, batch * part.convolution.outputSize());
    float[] weights = weights(w, wo);
    provider.convolve(part.convolution, batch, dy, dyo, weights, 0, sums, 0, false);
    Pool.run(batch, this);
  }

  /** Puts the pixels of the part to their places in an image. */
  @Override
  public void run(int image) {
    int from = image * part.convolution.outputSize();
    int to = dxo + image * shape.inputSize();
    for (int row = 0; row < part.rows.positions; row++) {
      int line = part.rows.position(row) * shape.width();
      for (int column = 0; column < part.columns.positions; column++) {
        int pixel = line + part.columns.position(column);
        addPixel(from, to + pixel * shape.channels());
        from += shape.channels();
      }
    }
  }

  private void addPixel(int from, int to) {
    for (int channel = 0; channel < shape.channels(); channel++) {
      dx[to + channel] += sums[from + channel];
    }
  }

  private float[] weights(float[] w, int wo) {
    Phase rows = part.rows;
    Phase columns = part.columns;
    int size = shape.groupFilters() * shape.channels();
    float[] turned = Scratch.floats(Scratch.Purpose.WEIGHTS, rows.taps * columns.taps * size);
    for (int row = 0; row < rows.taps; row++) {
      for (int column = 0; column < columns.taps; column++) {
        int tap = rows.tap(row) * shape.kernelWidth() + columns.tap(column);
        InputGradient.turnTap(shape, w, wo, tap, turned, (row * columns.taps + column) * size);
      }
    }
    return turned;
  }
}
