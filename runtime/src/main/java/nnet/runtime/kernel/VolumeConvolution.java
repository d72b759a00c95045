package nnet.runtime.kernel;

import java.util.Arrays;
import nnet.runtime.parallel.Pool;

/**
 * Convolutions of volumes as sums of convolutions of their frames, in the order of the kernel's
 * frames. Threads share the frames of a result.
 */
final class VolumeConvolution {
  private VolumeConvolution() {}

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
    Convolution2d plane = shape.plane();
    Pool.run(
        batch * shape.outputDepth(),
        frame -> {
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
        });
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
    Convolution2d plane = shape.plane();
    Pool.run(
        batch * shape.depth(),
        frame -> {
          int volume = frame / shape.depth() * shape.outputDepth();
          int target = dxo + frame * plane.inputSize();
          boolean begun = false;
          for (int k = 0; k < shape.kernelDepth(); k++) {
            int source = shape.outputFrame(frame % shape.depth(), k);
            if (source >= 0) {
              int from = dyo + (volume + source) * plane.outputSize();
              int weight = wo + k * plane.weightSize();
              InputGradient.run(provider, plane, 1, dy, from, w, weight, dx, target, begun);
              begun = true;
            }
          }
          if (!begun) {
            Arrays.fill(dx, target, target + plane.inputSize(), 0f);
          }
        });
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
