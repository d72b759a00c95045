package nnet.compiler.lsp;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Label;
import nnet.compiler.ide.Document;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/** {@code textDocument/publishDiagnostics}. */
final class DiagnosticsNotice {
  private static final String SOURCE = "nnet";

  private DiagnosticsNotice() {}

  static PublishDiagnosticsParams of(Document document, Addresses addresses) {
    List<org.eclipse.lsp4j.Diagnostic> all =
        document.isOfLibrary()
            ? List.of()
            : document.analysis().diagnostics().stream()
                .map(each -> of(each, document, addresses))
                .toList();
    return new PublishDiagnosticsParams(document.uri(), all, document.version());
  }

  static org.eclipse.lsp4j.Diagnostic of(
      Diagnostic diagnostic, Document document, Addresses addresses) {
    org.eclipse.lsp4j.Diagnostic made =
        new org.eclipse.lsp4j.Diagnostic(Places.range(diagnostic.span()), text(diagnostic));
    made.setSeverity(severity(diagnostic));
    made.setCode(diagnostic.code().text());
    made.setSource(SOURCE);
    made.setRelatedInformation(
        diagnostic.labels().stream().map(label -> related(label, document, addresses)).toList());
    boolean unused =
        diagnostic.code() == Code.UNUSED_INPUT || diagnostic.code() == Code.UNUSED_VALUE;
    if (unused && !diagnostic.isError()) {
      made.setTags(List.of(DiagnosticTag.Unnecessary));
    }
    return made;
  }

  /** What a terminal shows below the lines of the source follows the message. */
  private static String text(Diagnostic diagnostic) {
    Stream<String> help =
        diagnostic.help() == null ? Stream.of() : Stream.of("help: " + diagnostic.help());
    return Stream.of(Stream.of(diagnostic.message()), diagnostic.notes().stream(), help)
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  private static DiagnosticRelatedInformation related(
      Label label, Document document, Addresses addresses) {
    return new DiagnosticRelatedInformation(
        addresses.location(document, label.span()), label.text());
  }

  private static DiagnosticSeverity severity(Diagnostic diagnostic) {
    return switch (diagnostic.severity()) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case NOTE -> DiagnosticSeverity.Information;
    };
  }
}
