package nnet.compiler.source;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A named text with an index of its lines; positions are offsets in UTF-16 units. */
public final class SourceFile {
  private final String name;
  private final String text;
  private final Home home;
  private final int[] lineStarts;

  /** A text that is in no file and imports none. */
  public SourceFile(String name, String text) {
    this(name, text, Home.NOWHERE);
  }

  public SourceFile(String name, String text, Home home) {
    this.name = name;
    this.text = text;
    this.home = home;
    lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    IntStream.Builder starts = IntStream.builder().add(0);
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      starts.add(end + 1);
    }
    return starts.build().toArray();
  }

  /** The path as the user wrote it, or a name such as {@code std/layers.nnet}. */
  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** Where it is from. */
  public Home home() {
    return home;
  }

  /** The same file with another text. */
  public SourceFile withText(String other) {
    return new SourceFile(name, other, home);
  }

  public int lineCount() {
    return lineStarts.length;
  }

  /** The line of an offset, counted from 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of an offset, counted from 1. */
  public int column(int offset) {
    return offset - lineStarts[line(offset) - 1] + 1;
  }

  /**
   * The offset of a line and a column, both counted from 1; what lies outside of the text is at its
   * nearest place.
   */
  public int offset(int line, int column) {
    if (line > lineStarts.length) {
      return text.length();
    }
    int start = lineStarts[Math.max(line, 1) - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    return Math.min(start + Math.max(column, 1) - 1, end);
  }

  /** The text of a line counted from 1, without its end. */
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    String content = text.substring(start, end);
    return content.endsWith("\r") ? content.substring(0, content.length() - 1) : content;
  }

  @Override
  public String toString() {
    return name;
  }
}
