package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nnet.compiler.source.Home;

/** The texts that are open, each in its newest version. */
public final class Workspace {
  private final Map<String, Document> documents = new ConcurrentHashMap<>();

  /**
   * @param name of the file, for messages
   * @param home where it is from
   */
  public Document open(String uri, String name, int version, String text, Home home) {
    Document opened = Document.opened(uri, name, version, text, home);
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

  /** Begins anew with the texts that import a file, itself or by others: it is another one now. */
  public List<Document> renew(String address) {
    List<Document> renewed = new ArrayList<>();
    for (Document document : documents()) {
      if (document.restsOn(address)) {
        Document again = document.again();
        if (documents.replace(document.uri(), document, again)) {
          renewed.add(again);
        }
      }
    }
    return renewed;
  }

  /** The open text of a file. */
  public Optional<Document> at(String address) {
    return address.isEmpty()
        ? Optional.empty()
        : documents().stream()
            .filter(document -> document.source().home().address().equals(address))
            .findFirst();
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
