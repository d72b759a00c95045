package nnet.compiler.lsp;

import nnet.compiler.ide.Document;
import nnet.compiler.ide.Networks;
import org.jspecify.annotations.Nullable;

/** {@code nnet/java} and {@code nnet/summary}. */
final class NetworkRequests {
  private NetworkRequests() {}

  static Networks.@Nullable JavaSource java(Document document, NetworkQuery query) {
    return Networks.java(document.analysis(), query.name()).orElse(null);
  }

  static Networks.@Nullable Summary summary(Document document, NetworkQuery query) {
    return Networks.summary(document.analysis(), query.name()).orElse(null);
  }
}
