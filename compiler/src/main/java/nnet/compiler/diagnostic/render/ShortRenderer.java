package nnet.compiler.diagnostic.render;

import java.util.List;
import java.util.stream.Collectors;
import nnet.compiler.diagnostic.Diagnostic;

/**
 * One line each, as editors and scripts know it: {@code file:line:column: error[code]: message}.
 */
public final class ShortRenderer implements Renderer {
  @Override
  public String render(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(ShortRenderer::line).collect(Collectors.joining());
  }

  private static String line(Diagnostic diagnostic) {
    return diagnostic.span()
        + (": " + diagnostic.severity().word() + "[" + diagnostic.code() + "]: ")
        + Visible.line(diagnostic.message())
        + "\n";
  }
}
