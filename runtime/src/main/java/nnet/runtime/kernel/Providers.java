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
    return !wish.equals("scalar") && hasVectors();
  }

  /** Looks for itself: to find that no module has a name takes the JDK several milliseconds. */
  private static boolean hasVectors() {
    for (Module module : ModuleLayer.boot().modules()) {
      if (module.getName().equals("jdk.incubator.vector")) {
        return true;
      }
    }
    return false;
  }

  static KernelProvider plain() {
    return new ScalarKernels();
  }

  /** Only where the Vector API's module is present. */
  static KernelProvider vectors() {
    return new VectorKernels(plain());
  }
}
