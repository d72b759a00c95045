package nnet.compiler.lsp;

import nnet.compiler.ide.Document;
import nnet.compiler.ide.Hovers;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.jspecify.annotations.Nullable;

/** {@code textDocument/hover}. */
final class HoverRequest {
  private HoverRequest() {}

  static @Nullable Hover answer(Document document, HoverParams params) {
    int offset = Places.offset(document.source(), params.getPosition());
    return Hovers.of(document.analysis(), offset)
        .map(hover ->
            new Hover(
                new MarkupContent(MarkupKind.MARKDOWN, hover.markdown()),
                Places.range(hover.span())))
        .orElse(null);
  }
}
