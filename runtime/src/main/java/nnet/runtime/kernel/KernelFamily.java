package nnet.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Kernels that become fast together: plain loops first; those on vectors, which give the same bits,
 * once they are compiled. Compiling begins with the first call, so that a network waits for no
 * kernel that it does not use, and no memory goes to one.
 */
final class KernelFamily {
  private final Kind kind;
  private volatile @Nullable KernelProvider provider;

  KernelFamily(Kind kind) {
    this.kind = kind;
  }

  /** Which kernels. An enum, as the first lambda of a process takes milliseconds. */
  enum Kind {
    PRODUCTS,
    ROWS,
    NORMALIZATION,
    CONVOLUTIONS,
    POOLING,
    ATTENTION;

    /** Calls all kernels of the family. */
    void call(SampleCalls samples) {
      switch (this) {
        case PRODUCTS -> samples.products();
        case ROWS -> samples.rows();
        case NORMALIZATION -> samples.normalization();
        case CONVOLUTIONS -> samples.convolutions();
        case POOLING -> samples.pooling();
        case ATTENTION -> samples.attention();
      }
    }
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
    Kernels.warmUp(() -> kind.call(onVectors), () -> kind.call(onPlain), () -> provider = vectors);
  }
}
