package nnet.compiler.ide;

import nnet.compiler.resolve.Imports;
import nnet.compiler.resolve.Library;
import nnet.compiler.source.Home;
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

  /** A text that is in no file. */
  public static Document opened(String uri, String name, int version, String text) {
    return opened(uri, name, version, text, Home.NOWHERE);
  }

  /**
   * @param name of the file, for messages
   * @param home where it is from
   */
  public static Document opened(String uri, String name, int version, String text, Home home) {
    return new Document(uri, version, new SourceFile(name, text, home), null);
  }

  /** The next version; what asks about this one is told that it is outdated. */
  public Document changed(int next, String text) {
    outdated = true;
    return new Document(uri, next, source.withText(text), known());
  }

  /** Nothing is asked about it any more. */
  public void close() {
    outdated = true;
  }

  /** The same version once more: what it imports has changed. */
  Document again() {
    return changed(version, source.text());
  }

  /** Whether what is known of it rests upon a file, or lacks one. */
  synchronized boolean restsOn(String address) {
    return analysis != null
        && !source.home().address().equals(address)
        && rests(analysis.imports(), address);
  }

  private static boolean rests(Imports imports, String address) {
    return !imports.isComplete()
        || imports.all().stream().anyMatch(file -> file.source().home().address().equals(address));
  }

  /** What is known of this version, or else of one before. */
  synchronized @Nullable Analysis known() {
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
      analysis = Analysis.next(source, before, this::isOutdated);
      before = null;
    }
    return analysis;
  }
}
