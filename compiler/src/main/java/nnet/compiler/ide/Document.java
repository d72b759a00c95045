package nnet.compiler.ide;

import nnet.compiler.resolve.Library;
import nnet.compiler.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** One version of a text that is open in an editor; it is analysed at most once. */
public final class Document {
  private final String uri;
  private final int version;
  private final SourceFile source;
  private @Nullable Analysis before;
  private @Nullable Analysis analysis;
  private volatile boolean outdated;

  private Document(String uri, int version, SourceFile source, @Nullable Analysis before) {
    this.uri = uri;
    this.version = version;
    this.source = source;
    this.before = before;
  }

  /**
   * @param name of the file, for messages
   */
  public static Document opened(String uri, String name, int version, String text) {
    return new Document(uri, version, new SourceFile(name, text), null);
  }

  /** The next version; what asks about this one is told that it is outdated. */
  public Document changed(int next, String text) {
    outdated = true;
    return new Document(uri, next, new SourceFile(source.name(), text), known());
  }

  /** Nothing is asked about it any more. */
  public void close() {
    outdated = true;
  }

  private synchronized @Nullable Analysis known() {
    return analysis != null ? analysis : before;
  }

  public String uri() {
    return uri;
  }

  public int version() {
    return version;
  }

  public SourceFile source() {
    return source;
  }

  /** Whether it is a file of the standard library, which is only read. */
  public boolean isOfLibrary() {
    return isOfLibrary(source);
  }

  /** Whether a file belongs to the standard library. */
  public static boolean isOfLibrary(SourceFile file) {
    return Library.owns(file);
  }

  public boolean isOutdated() {
    return outdated;
  }

  /**
   * What is known of the text.
   *
   * @throws Outdated where the text has changed meanwhile
   */
  public synchronized Analysis analysis() {
    if (analysis == null) {
      analysis = Analysis.of(source, before, this::isOutdated);
      before = null;
    }
    return analysis;
  }
}
