package nnet.runtime.kernel;

import java.util.Locale;
import nnet.runtime.kernel.vector.VectorKernels;

/**
 * Chooses the kernels' provider once: the Vector API where its module is present, else plain loops.
 */
final class Providers {
  private Providers() {}

  static KernelProvider choose() {
    ScalarKernels plain = new ScalarKernels();
    return wantsVectors() ? new VectorKernels(plain) : plain;
  }

  private static boolean wantsVectors() {
    String wish = System.getProperty("nnet.kernels", "auto").toLowerCase(Locale.ROOT);
    return !wish.equals("scalar")
        && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
