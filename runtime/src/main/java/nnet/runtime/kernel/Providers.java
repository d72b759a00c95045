package nnet.runtime.kernel;

import java.util.Locale;
import nnet.runtime.kernel.vector.VectorKernels;

/**
 * Chooses the kernels' provider once: the Vector API where its module is present, else plain loops.
 */
final class Providers {
  private Providers() {}

  /** Whether the Vector API is to be used. */
  static boolean wantsVectors() {
    String wish = System.getProperty("nnet.kernels", "auto").toLowerCase(Locale.ROOT);
    return !wish.equals("scalar")
        && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  static KernelProvider plain() {
    return new ScalarKernels();
  }

  /** Only where the Vector API's module is present. */
  static KernelProvider vectors() {
    return new VectorKernels(plain());
  }
}
