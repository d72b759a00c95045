package nnet.compiler.syntax.parse;

import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Where tokens and subtrees stand in the text.
 *
 * @param shift how much further they stand than where they were read
 */
record Places(SourceFile file, int shift) {
  Places(SourceFile file) {
    this(file, 0);
  }

  Span of(Token token) {
    return span(token.getStartIndex(), token.getStopIndex());
  }

  Span of(ParserRuleContext tree) {
    return tree.stop == null || tree.stop.getStopIndex() < tree.start.getStartIndex()
        ? of(tree.start)
        : span(tree.start.getStartIndex(), tree.stop.getStopIndex());
  }

  private Span span(int first, int last) {
    int length = file.text().length();
    int start = Math.min(first + shift, length);
    return new Span(file, start, Math.min(Math.max(start, last + 1 + shift), length));
  }
}
