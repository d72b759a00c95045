package nnet.compiler.lsp;

import java.util.List;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Hint;
import nnet.compiler.ide.Hints;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** {@code textDocument/inlayHint}. */
final class HintsRequest {
  private HintsRequest() {}

  static List<InlayHint> answer(Document document, InlayHintParams params, Settings settings) {
    List<Hint> hints =
        Hints.of(document.analysis(), Places.span(document.source(), params.getRange()));
    return Hints.only(hints, settings.hints()).stream().map(hint -> of(hint, document)).toList();
  }

  private static InlayHint of(Hint hint, Document document) {
    InlayHint made =
        new InlayHint(
            Places.position(document.source(), hint.offset()), Either.forLeft(hint.label()));
    made.setKind(
        hint.kind() == Hint.Kind.PARAMETERS ? InlayHintKind.Parameter : InlayHintKind.Type);
    made.setPaddingLeft(hint.kind() == Hint.Kind.PARAMETERS);
    made.setTooltip(Either.forRight(new MarkupContent(MarkupKind.MARKDOWN, hint.tooltip())));
    return made;
  }
}
