package nnet.compiler.diagnostic.render;

import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;

/** Spans by what they cover, so that tests need not count characters. */
final class Sources {
  private Sources() {}

  static Span find(SourceFile file, String words) {
    return find(file, words, 0);
  }

  /** The first occurrence of the words behind {@code after}. */
  static Span find(SourceFile file, String words, String after) {
    return find(file, words, find(file, after).end());
  }

  private static Span find(SourceFile file, String words, int from) {
    int start = file.text().indexOf(words, from);
    if (start < 0) {
      throw new AssertionError(words + " is not in " + file.name());
    }
    return new Span(file, start, start + words.length());
  }
}
