package nnet.compiler.lsp;

import java.util.List;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Everywhere;
import nnet.compiler.ide.Navigation;
import nnet.compiler.ide.TypeDefinitions;
import nnet.compiler.source.Span;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;

/**
 * {@code textDocument/definition}, {@code typeDefinition}, {@code references} and {@code
 * documentHighlight}.
 */
final class NavigationRequests {
  private NavigationRequests() {}

  static List<Location> definition(Document document, Position position, Addresses addresses) {
    return Navigation.definition(document.analysis(), offset(document, position)).stream()
        .map(span -> addresses.location(document, span))
        .toList();
  }

  static List<Location> typeDefinition(Document document, Position position, Addresses addresses) {
    return TypeDefinitions.of(document.analysis(), offset(document, position)).stream()
        .map(span -> addresses.location(document, span))
        .toList();
  }

  static List<Location> references(
      Document document,
      Position position,
      boolean declaration,
      Addresses addresses,
      UserFiles files) {
    return Everywhere.of(
            document.analysis(), offset(document, position), files.neighbours(document))
        .references(declaration)
        .stream()
        .map(span -> addresses.location(document, span))
        .toList();
  }

  static List<DocumentHighlight> highlights(Document document, Position position) {
    return Navigation.references(document.analysis(), offset(document, position), true).stream()
        .map(span -> new DocumentHighlight(Places.range(span), kind(document, span)))
        .toList();
  }

  private static DocumentHighlightKind kind(Document document, Span span) {
    return Navigation.binds(document.analysis(), span)
        ? DocumentHighlightKind.Write
        : DocumentHighlightKind.Read;
  }

  private static int offset(Document document, Position position) {
    return Places.offset(document.source(), position);
  }
}
