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
    int length = file.text().length();
    int start = Math.min(token.getStartIndex() + shift, length);
    int end = token.getStopIndex() + 1 + shift;
    return new Span(file, start, Math.min(Math.max(start, end), length));
  }

  Span of(ParserRuleContext tree) {
    Span start = of(tree.start);
    return tree.stop == null || tree.stop.getStopIndex() < tree.start.getStartIndex()
        ? start
        : start.to(of(tree.stop));
  }
}
