package nnet.compiler.syntax.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The characters of a text, counted as our spans count them; ANTLR's own streams count code points.
 */
final class Utf16Stream implements CharStream {
  private final String text;
  private final String name;
  private int position;

  Utf16Stream(String text, String name) {
    this.text = text;
    this.name = name;
  }

  @Override
  public void consume() {
    if (position >= text.length()) {
      throw new IllegalStateException("nothing left to consume");
    }
    position++;
  }

  @Override
  public int LA(int offset) {
    int at = offset < 0 ? position + offset : position + offset - 1;
    return offset == 0 || at < 0 || at >= text.length() ? IntStream.EOF : text.charAt(at);
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
    position = Math.min(index, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return name;
  }

  @Override
  public String getText(Interval interval) {
    int end = Math.min(interval.b + 1, text.length());
    return interval.a >= end ? "" : text.substring(interval.a, end);
  }
}
