package nnet.compiler.lsp;

import java.util.Optional;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What {@code nnet/graph}, {@code nnet/java} and {@code nnet/summary} are asked about.
 *
 * @param network its name; null for the one that would be trained
 */
public record NetworkQuery(TextDocumentIdentifier textDocument, @Nullable String network) {
  Optional<String> name() {
    return Optional.ofNullable(network);
  }
}
