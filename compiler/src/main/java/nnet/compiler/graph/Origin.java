package nnet.compiler.graph;

import java.util.Optional;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Where a node comes from, for emitted comments, diagnostics and stack traces.
 *
 * @param span the statement of the user's file (not the library's) it belongs to, or null
 * @param note how it came about, such as {@code tanh'(z) = 1 - tanh(z)^2} or the name of a rewrite;
 *     empty for what the source says itself
 * @param layer the path of the layer it belongs to; empty for formulas of the network itself
 * @param expression the expression of the user's file that asked for it, or null
 */
public record Origin(@Nullable Span span, String note, String layer, @Nullable Span expression) {
  public static final Origin NONE = new Origin(null, "");

  /** Of a statement, as far as is known. */
  public Origin(@Nullable Span span, String note) {
    this(span, note, "", null);
  }

  public Origin note(String text) {
    return new Origin(span, text, layer, expression);
  }

  /** The same statement's expression in a layer. */
  public Origin at(String path, Span asked) {
    return new Origin(span, note, path, asked);
  }

  /** What is left of it where the body it belongs to is put in the place of a call. */
  public Origin calledFrom(Origin call) {
    boolean inside = layer.equals(call.layer) || layer.startsWith(call.layer + ".");
    return inside || call.layer.isEmpty()
        ? new Origin(call.span, note, layer, expression == null ? call.expression : expression)
        : new Origin(call.span, note, call.layer, call.expression);
  }

  /** The operator whose derivative it is part of; empty where it is part of none. */
  public Optional<String> derivative() {
    int end = note.indexOf('\'');
    return end > 0 && note.substring(0, end).matches("\\w+")
        ? Optional.of(note.substring(0, end))
        : Optional.empty();
  }

  /** The narrowest text that is known. */
  public @Nullable Span place() {
    return expression == null ? span : expression;
  }
}
