package nnet.compiler.diagnostic.render;

import java.util.List;
import nnet.compiler.diagnostic.Diagnostic;

/** Turns diagnostics into text that ends with a line break, or into nothing if there are none. */
public interface Renderer {
  String render(List<Diagnostic> diagnostics);
}
