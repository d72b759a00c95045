package nnet.compiler.diagnostic;

import java.util.Optional;
import nnet.compiler.source.Moves;
import nnet.compiler.source.Span;

/** A replacement of text that resolves a diagnostic; an editor offers it as a quick fix. */
public record Fix(String title, Span span, String replacement) {
  Optional<Fix> moved(Moves moves) {
    return moves.of(span).map(at -> new Fix(title, at, replacement));
  }
}
