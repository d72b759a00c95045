package nnet.compiler.syntax;

import nnet.compiler.source.Span;

/** A word of the source with its place. */
public record Name(String text, Span span) {
  @Override
  public String toString() {
    return text;
  }
}
