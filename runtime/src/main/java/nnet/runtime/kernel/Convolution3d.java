package nnet.runtime.kernel;

/**
 * The shape of a three-dimensional convolution of volumes {@code [depth, height, width, channels]}:
 * a sum over the depth of the kernel of convolutions of planes. Output frame {@code d} and frame
 * {@code k} of the kernel meet at the input frame {@code d * strideDepth + k * dilationDepth -
 * padFront}.
 */
public record Convolution3d(
    int depth,
    int kernelDepth,
    int strideDepth,
    int dilationDepth,
    int padFront,
    int outputDepth,
    Convolution2d plane) {

  /** The frame of the volume where an output frame and a frame of the kernel meet. */
  public int inputFrame(int outputFrame, int kernelFrame) {
    return outputFrame * strideDepth + kernelFrame * dilationDepth - padFront;
  }

  /**
   * The output frame that meets a frame of the volume through a frame of the kernel; -1 where there
   * is none.
   */
  public int outputFrame(int inputFrame, int kernelFrame) {
    int distance = inputFrame + padFront - kernelFrame * dilationDepth;
    boolean meets = distance >= 0 && distance % strideDepth == 0;
    return meets && distance / strideDepth < outputDepth ? distance / strideDepth : -1;
  }
}
