package nnet.compiler.lsp;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.FileLink;
import org.eclipse.lsp4j.DocumentLink;

/** {@code textDocument/documentLink}: files that the text names, if they are there. */
final class LinksRequest {
  private LinksRequest() {}

  static List<DocumentLink> answer(Document document) {
    List<DocumentLink> links = new ArrayList<>();
    for (FileLink link : FileLink.of(document.analysis())) {
      link.address()
          .or(() ->
              Addresses.beside(document.uri(), link.path()).map(file -> file.toUri().toString()))
          .ifPresent(file -> links.add(new DocumentLink(Places.range(link.span()), file)));
    }
    return links;
  }
}
