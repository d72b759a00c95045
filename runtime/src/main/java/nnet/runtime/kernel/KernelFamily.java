package nnet.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Kernels that become fast together: plain loops first; those on vectors, which give the same bits,
 * once they are compiled. Compiling begins with the first call, so that a network waits for no
 * kernel that it does not use, and no memory goes to one. Each has a class of its own, so that a
 * program that calls none of a family's kernels can leave them out.
 */
abstract class KernelFamily {
  private volatile @Nullable KernelProvider provider;

  private KernelFamily() {}

  /** Calls all kernels of the family. */
  abstract void call(SampleCalls samples);

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
    Kernels.warmUp(() -> call(onVectors), () -> call(onPlain), () -> provider = vectors);
  }

  static final class Products extends KernelFamily {
    static final Products ALL = new Products();

    @Override
    void call(SampleCalls samples) {
      samples.products();
    }
  }

  static final class Rows extends KernelFamily {
    static final Rows ALL = new Rows();

    @Override
    void call(SampleCalls samples) {
      samples.rows();
    }
  }

  static final class Normalization extends KernelFamily {
    static final Normalization ALL = new Normalization();

    @Override
    void call(SampleCalls samples) {
      samples.normalization();
    }
  }

  static final class Convolutions extends KernelFamily {
    static final Convolutions ALL = new Convolutions();

    @Override
    void call(SampleCalls samples) {
      samples.convolutions();
    }
  }

  static final class Pooling extends KernelFamily {
    static final Pooling ALL = new Pooling();

    @Override
    void call(SampleCalls samples) {
      samples.pooling();
    }
  }

  static final class Attention extends KernelFamily {
    static final Attention ALL = new Attention();

    @Override
    void call(SampleCalls samples) {
      samples.attention();
    }
  }

  static final class RowGradients extends KernelFamily {
    static final RowGradients ALL = new RowGradients();

    @Override
    void call(SampleCalls samples) {
      samples.rowGradients();
    }
  }

  static final class NormalizationGradients extends KernelFamily {
    static final NormalizationGradients ALL = new NormalizationGradients();

    @Override
    void call(SampleCalls samples) {
      samples.normalizationGradients();
    }
  }

  static final class ConvolutionGradients extends KernelFamily {
    static final ConvolutionGradients ALL = new ConvolutionGradients();

    @Override
    void call(SampleCalls samples) {
      samples.convolutionGradients();
    }
  }

  static final class PoolingGradients extends KernelFamily {
    static final PoolingGradients ALL = new PoolingGradients();

    @Override
    void call(SampleCalls samples) {
      samples.poolingGradients();
    }
  }

  static final class AttentionGradients extends KernelFamily {
    static final AttentionGradients ALL = new AttentionGradients();

    @Override
    void call(SampleCalls samples) {
      samples.attentionGradients();
    }
  }
}
