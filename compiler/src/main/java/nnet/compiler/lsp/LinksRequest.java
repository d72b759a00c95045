package nnet.compiler.lsp;

import java.nio.file.Path;
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
      Addresses.beside(document.uri(), link.path())
          .map(Path::toUri)
          .ifPresent(
              file -> links.add(new DocumentLink(Places.range(link.span()), file.toString())));
    }
    return links;
  }
}
