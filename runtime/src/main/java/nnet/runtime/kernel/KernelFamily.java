package nnet.runtime.kernel;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Kernels that become fast together: plain loops first; those on vectors, which give the same bits,
 * once they are compiled. Compiling begins with the first call, so that a network waits for no
 * kernel that it does not use, and no memory goes to one.
 */
final class KernelFamily {
  private final Consumer<SampleCalls> samples;
  private volatile @Nullable KernelProvider provider;

  /**
   * @param samples calls of all kernels of the family
   */
  KernelFamily(Consumer<SampleCalls> samples) {
    this.samples = samples;
  }

  /** What runs the next call. */
  KernelProvider provider() {
    KernelProvider known = provider;
    return known != null ? known : first();
  }

  private synchronized KernelProvider first() {
    if (provider == null) {
      KernelProvider plain = Providers.plain();
      provider = plain;
      if (Kernels.vectorized()) {
        warmUp(plain, Providers.vectors());
      }
    }
    return provider();
  }

  private void warmUp(KernelProvider plain, KernelProvider vectors) {
    SampleCalls onVectors = new SampleCalls(vectors);
    SampleCalls onPlain = new SampleCalls(plain);
    Kernels.warmUp(
        () -> samples.accept(onVectors), () -> samples.accept(onPlain), () -> provider = vectors);
  }
}
