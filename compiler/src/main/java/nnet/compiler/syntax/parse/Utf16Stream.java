package nnet.compiler.syntax.parse;

import nnet.compiler.source.SourceFile;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The characters of a text, counted as our spans count them; ANTLR's own streams count code points.
 */
final class Utf16Stream implements CharStream {
  private final String text;
  private final String name;
  private final int end;
  private int position;

  /** All of a file, or what stands in a part of it, at its place there. */
  Utf16Stream(SourceFile file, int start, int end) {
    text = file.text();
    name = file.name();
    position = start;
    this.end = end;
  }

  @Override
  public void consume() {
    if (position >= end) {
      throw new IllegalStateException("nothing left to consume");
    }
    position++;
  }

  @Override
  public int LA(int offset) {
    int at = offset < 0 ? position + offset : position + offset - 1;
    return offset == 0 || at < 0 || at >= end ? IntStream.EOF : text.charAt(at);
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // The whole text is in memory: marks mean nothing.
  }

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = Math.min(index, end);
  }

  @Override
  public int size() {
    return end;
  }

  @Override
  public String getSourceName() {
    return name;
  }

  @Override
  public String getText(Interval interval) {
    int last = Math.min(interval.b + 1, end);
    return interval.a >= last ? "" : text.substring(interval.a, last);
  }
}
