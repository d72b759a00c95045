package nnet.compiler.graph;

import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Where a node comes from, for emitted comments, diagnostics and stack traces.
 *
 * @param span the expression of the user's file (not the library's) it belongs to, or null
 * @param note how it came about, such as {@code tanh'(z) = 1 - tanh(z)^2} or the name of a rewrite;
 *     empty for what the source says itself
 */
public record Origin(@Nullable Span span, String note) {
  public static final Origin NONE = new Origin(null, "");

  public Origin note(String text) {
    return new Origin(span, text);
  }
}
