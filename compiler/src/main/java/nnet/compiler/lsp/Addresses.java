package nnet.compiler.lsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Workspace;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import org.eclipse.lsp4j.Location;

/** Files as editors address them. */
final class Addresses {
  private final StandardFiles standard;
  private final Workspace workspace;

  Addresses(StandardFiles standard, Workspace workspace) {
    this.standard = standard;
    this.workspace = workspace;
  }

  /** The path of a file on this machine; empty for what is only in the editor. */
  static Optional<Path> path(String uri) {
    try {
      URI address = URI.create(uri);
      return "file".equals(address.getScheme()) ? Optional.of(Path.of(address)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What a text is called in messages. */
  String name(String uri) {
    Optional<Path> path = path(uri);
    String last = uri.substring(uri.lastIndexOf('/') + 1);
    return path.filter(standard::owns).isPresent() ? "std/" + last : last;
  }

  /** Of a place in a document, in another file of its project, or in the standard library. */
  Location location(Document document, Span span) {
    return new Location(uri(document, span.file()), Places.range(span));
  }

  /** Of a file that is known from a document, as the editor calls it. */
  String uri(Document document, SourceFile file) {
    if (file.equals(document.source())) {
      return document.uri();
    }
    if (Document.isOfLibrary(file)) {
      return standardUri(file);
    }
    String address = file.home().address();
    return workspace
        .at(address)
        .map(Document::uri)
        .orElse(address.isEmpty() ? document.uri() : address);
  }

  private String standardUri(SourceFile file) {
    try {
      return standard.uri(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that a text names, beside it. */
  static Optional<Path> beside(String uri, String name) {
    return path(uri)
        .map(Path::getParent)
        .flatMap(folder -> inside(folder, name))
        .filter(Files::exists);
  }

  private static Optional<Path> inside(Path folder, String name) {
    try {
      Path file = folder.resolve(name).normalize();
      return file.startsWith(folder) ? Optional.of(file) : Optional.empty();
    } catch (java.nio.file.InvalidPathException e) {
      return Optional.empty();
    }
  }
}
