package nnet.runtime.kernel;

import java.util.Arrays;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * Convolutions of volumes as sums of convolutions of their frames, in the order of the kernel's
 * frames. Threads share the frames of a result.
 */
final class VolumeConvolution implements BlockTask {
  private static final PerThread<VolumeConvolution> MINE = new PerThread<>();

  private KernelProvider provider = Providers.plain();
  private Convolution3d shape = new Convolution3d(0, 1, 1, 1, 0, 0, Convolution2d.EMPTY);
  private boolean backward;
  private float[] x = {};
  private int xo;
  private float[] w = {};
  private int wo;
  private float[] y = {};
  private int yo;

  private VolumeConvolution() {}

  private static VolumeConvolution of(
      KernelProvider provider,
      Convolution3d shape,
      float[] x,
      int xo,
      float[] w,
      int wo,
      float[] y,
      int yo) {
    VolumeConvolution own = MINE.get(VolumeConvolution::new);
    own.provider = provider;
    own.shape = shape;
    own.x = x;
    own.xo = xo;
    own.w = w;
    own.wo = wo;
    own.y = y;
    own.yo = yo;
    return own;
  }

  static void forward(
      KernelProvider provider,
      Convolution3d shape,
      int batch,
      float[] x,
      int xo,
      float[] w,
      int wo,
      float[] y,
      int yo) {
    VolumeConvolution own = of(provider, shape, x, xo, w, wo, y, yo);
    own.backward = false;
    Pool.run(batch * shape.outputDepth(), own);
  }

  static void inputGradient(
      KernelProvider provider,
      Convolution3d shape,
      int batch,
      float[] dy,
      int dyo,
      float[] w,
      int wo,
      float[] dx,
      int dxo) {
    VolumeConvolution own = of(provider, shape, dy, dyo, w, wo, dx, dxo);
    own.backward = true;
    Pool.run(batch * shape.depth(), own);
  }

  @Override
  public void run(int frame) {
    if (backward) {
      backward(frame);
    } else {
      forward(frame);
    }
  }

  private void forward(int frame) {
    Convolution2d plane = shape.plane();
    int volume = frame / shape.outputDepth() * shape.depth();
    int target = yo + frame * plane.outputSize();
    boolean begun = false;
    for (int k = 0; k < shape.kernelDepth(); k++) {
      int source = shape.inputFrame(frame % shape.outputDepth(), k);
      if (source >= 0 && source < shape.depth()) {
        int from = xo + (volume + source) * plane.inputSize();
        int weight = wo + k * plane.weightSize();
        provider.convolve(plane, 1, x, from, w, weight, y, target, begun);
        begun = true;
      }
    }
    if (!begun) {
      Arrays.fill(y, target, target + plane.outputSize(), 0f);
    }
  }

  private void backward(int frame) {
    Convolution2d plane = shape.plane();
    int volume = frame / shape.depth() * shape.outputDepth();
    int target = yo + frame * plane.inputSize();
    boolean begun = false;
    for (int k = 0; k < shape.kernelDepth(); k++) {
      int source = shape.outputFrame(frame % shape.depth(), k);
      if (source >= 0) {
        int from = xo + (volume + source) * plane.outputSize();
        int weight = wo + k * plane.weightSize();
        InputGradient.run(provider, plane, 1, x, from, w, weight, y, target, begun);
        begun = true;
      }
    }
    if (!begun) {
      Arrays.fill(y, target, target + plane.inputSize(), 0f);
    }
  }

  static void weightGradient(
      KernelProvider provider,
      Convolution3d shape,
      int batch,
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dw,
      int dwo) {
    Convolution2d plane = shape.plane();
    for (int k = 0; k < shape.kernelDepth(); k++) {
      int target = dwo + k * plane.weightSize();
      Arrays.fill(dw, target, target + plane.weightSize(), 0f);
      for (int frame = 0; frame < batch * shape.outputDepth(); frame++) {
        int source = shape.inputFrame(frame % shape.outputDepth(), k);
        if (source >= 0 && source < shape.depth()) {
          int volume = frame / shape.outputDepth() * shape.depth();
          int from = xo + (volume + source) * plane.inputSize();
          int gradient = dyo + frame * plane.outputSize();
          provider.convolutionWeightGradient(plane, 1, x, from, dy, gradient, dw, target, true);
        }
      }
    }
  }
}
