package nnet.compiler.source;

/** A range of a file's text: {@code start} inclusive, {@code end} exclusive. */
public record Span(SourceFile file, int start, int end) {

  /** The smallest span that covers this one and {@code other}, of the same file. */
  public Span to(Span other) {
    return new Span(file, Math.min(start, other.start), Math.max(end, other.end));
  }

  public String text() {
    return file.text().substring(start, end);
  }

  public int line() {
    return file.line(start);
  }

  public int column() {
    return file.column(start);
  }

  @Override
  public String toString() {
    return file.name() + ":" + line() + ":" + column();
  }
}
