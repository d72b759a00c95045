package nnet.compiler.lsp;

import java.util.List;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Edit;
import nnet.compiler.ide.Formatting;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** {@code textDocument/formatting} and {@code rangeFormatting}. */
final class FormattingRequest {
  private FormattingRequest() {}

  static List<TextEdit> whole(Document document) {
    return edits(Formatting.of(document.source()));
  }

  static List<TextEdit> range(Document document, Range range) {
    return edits(Formatting.of(document.source(), Places.span(document.source(), range)));
  }

  private static List<TextEdit> edits(List<Edit> edits) {
    return edits.stream().map(Places::edit).toList();
  }
}
