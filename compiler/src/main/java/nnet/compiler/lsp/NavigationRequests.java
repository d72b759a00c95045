package nnet.compiler.lsp;

import java.util.List;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Navigation;
import nnet.compiler.source.Span;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;

/** {@code textDocument/definition}, {@code references} and {@code documentHighlight}. */
final class NavigationRequests {
  private NavigationRequests() {}

  static List<Location> definition(Document document, Position position, Addresses addresses) {
    return Navigation.definition(document.analysis(), offset(document, position)).stream()
        .map(span -> addresses.location(document, span))
        .toList();
  }

  static List<Location> references(
      Document document, Position position, boolean declaration, Addresses addresses) {
    return places(document, position, declaration).stream()
        .map(span -> addresses.location(document, span))
        .toList();
  }

  static List<DocumentHighlight> highlights(Document document, Position position) {
    return places(document, position, true).stream()
        .map(span -> new DocumentHighlight(Places.range(span), DocumentHighlightKind.Text))
        .toList();
  }

  private static List<Span> places(Document document, Position position, boolean declaration) {
    return Navigation.references(document.analysis(), offset(document, position), declaration);
  }

  private static int offset(Document document, Position position) {
    return Places.offset(document.source(), position);
  }
}
