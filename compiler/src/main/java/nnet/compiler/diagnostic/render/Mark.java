package nnet.compiler.diagnostic.render;

import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;

/**
 * An underline below one line of source.
 *
 * @param start the offset of its first character in the file
 * @param end the offset behind its last
 * @param text what it says, or empty
 */
record Mark(SourceFile file, int line, int start, int end, boolean primary, String text) {

  static Mark of(Span span, int start, int end, boolean primary, String text) {
    return new Mark(span.file(), span.file().line(start), start, end, primary, text);
  }

  boolean hasText() {
    return !text.isEmpty();
  }

  /** Positions within the line. */
  int from() {
    return file.column(start) - 1;
  }

  int to() {
    return from() + end - start;
  }
}
