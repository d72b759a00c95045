package nnet.compiler.lsp;

import nnet.compiler.ide.Edit;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** Offsets and spans as positions and ranges, and back; both count UTF-16 units. */
final class Places {
  private Places() {}

  static Position position(SourceFile file, int offset) {
    return new Position(file.line(offset) - 1, file.column(offset) - 1);
  }

  static Range range(Span span) {
    return new Range(position(span.file(), span.start()), position(span.file(), span.end()));
  }

  /** What lies outside of the text is at its nearest place. */
  static int offset(SourceFile file, Position position) {
    return file.offset(position.getLine() + 1, position.getCharacter() + 1);
  }

  static Span span(SourceFile file, Range range) {
    int start = offset(file, range.getStart());
    return new Span(file, start, Math.max(start, offset(file, range.getEnd())));
  }

  static Span whole(SourceFile file) {
    return new Span(file, 0, file.text().length());
  }

  static TextEdit edit(Edit edit) {
    return new TextEdit(range(edit.span()), edit.text());
  }
}
