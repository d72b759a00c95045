package nnet.compiler.ide;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The texts that are open, each in its newest version. */
public final class Workspace {
  private final Map<String, Document> documents = new ConcurrentHashMap<>();

  /**
   * @param name of the file, for messages
   */
  public Document open(String uri, String name, int version, String text) {
    Document opened = Document.opened(uri, name, version, text);
    Document before = documents.put(uri, opened);
    if (before != null) {
      before.close();
    }
    return opened;
  }

  /** The new version, or nothing where the text is not open. */
  public Optional<Document> change(String uri, int version, String text) {
    return Optional.ofNullable(
        documents.computeIfPresent(uri, (key, before) -> before.changed(version, text)));
  }

  public void close(String uri) {
    Document closed = documents.remove(uri);
    if (closed != null) {
      closed.close();
    }
  }

  public Optional<Document> document(String uri) {
    return Optional.ofNullable(documents.get(uri));
  }

  public Collection<Document> documents() {
    return List.copyOf(documents.values());
  }
}
