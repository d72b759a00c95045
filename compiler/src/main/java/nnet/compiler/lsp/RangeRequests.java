package nnet.compiler.lsp;

import java.util.List;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Ranges;
import nnet.compiler.source.Span;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SelectionRange;
import org.jspecify.annotations.Nullable;

/** {@code textDocument/foldingRange} and {@code selectionRange}. */
final class RangeRequests {
  private RangeRequests() {}

  static List<FoldingRange> folded(Document document) {
    return Ranges.folded(document.analysis()).stream().map(RangeRequests::folded).toList();
  }

  /** The line with the closing brace stays in sight. */
  private static FoldingRange folded(Span span) {
    boolean comment = span.text().startsWith("//");
    int start = span.line() - 1;
    int end = span.file().line(span.end()) - 1;
    boolean closing = span.text().endsWith("}") || span.text().endsWith("]");
    FoldingRange range = new FoldingRange(start, closing ? Math.max(start, end - 1) : end);
    if (comment) {
      range.setKind(FoldingRangeKind.Comment);
    }
    return range;
  }

  static List<SelectionRange> selected(Document document, List<Position> positions) {
    return positions.stream().map(position -> selected(document, position)).toList();
  }

  private static SelectionRange selected(Document document, Position position) {
    int offset = Places.offset(document.source(), position);
    @Nullable SelectionRange around = null;
    for (Span span : Ranges.selected(document.analysis(), offset).reversed()) {
      SelectionRange range = new SelectionRange();
      range.setRange(Places.range(span));
      range.setParent(around);
      around = range;
    }
    return around == null ? new SelectionRange() : around;
  }
}
