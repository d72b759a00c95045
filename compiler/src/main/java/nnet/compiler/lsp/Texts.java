package nnet.compiler.lsp;

import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** A text after changes. */
final class Texts {
  private Texts() {}

  static String changed(String text, Iterable<TextDocumentContentChangeEvent> changes) {
    String changed = text;
    for (TextDocumentContentChangeEvent change : changes) {
      changed = changed(changed, change);
    }
    return changed;
  }

  /** Without a range it is the whole text. */
  private static String changed(String text, TextDocumentContentChangeEvent change) {
    if (change.getRange() == null) {
      return change.getText();
    }
    Span span = Places.span(new SourceFile("", text), change.getRange());
    return text.substring(0, span.start()) + change.getText() + text.substring(span.end());
  }
}
