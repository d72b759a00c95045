package nnet.compiler.ide;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import nnet.compiler.source.SourceFile;

/**
 * A place in a text that is asked about while it is being written. A word is put there, so that
 * what stands around it can be read, and brackets that are still open in the line are closed.
 */
final class Cursor {
  /** No word of the language, and like none. */
  static final String WORD = "__cursor__";

  private final Analysis analysis;
  private final int offset;
  private final String prefix;

  private Cursor(Analysis analysis, int offset, String prefix) {
    this.analysis = analysis;
    this.offset = offset;
    this.prefix = prefix;
  }

  static Cursor at(Document document, int offset) {
    String text = document.source().text();
    int start = offset;
    while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
      start--;
    }
    int end = offset;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    String marked =
        text.substring(0, start) + WORD + closing(text, start, end) + text.substring(end);
    SourceFile other = document.source().withText(marked);
    Analysis analysis = Analysis.like(other, document.known(), document::isOutdated);
    return new Cursor(analysis, start, text.substring(start, offset));
  }

  /** The brackets that the line opens and never closes. */
  private static String closing(String text, int start, int end) {
    int line = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
    int next = text.indexOf('\n', end);
    Deque<Character> open = new ArrayDeque<>();
    follow(text.substring(Math.min(line, start), start), open);
    follow(text.substring(end, next < 0 ? text.length() : next), open);
    StringBuilder closing = new StringBuilder();
    open.forEach(closing::append);
    return closing.toString();
  }

  private static void follow(String text, Deque<Character> open) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '(' -> open.push(')');
        case '[' -> open.push(']');
        case ')', ']' -> {
          if (!open.isEmpty() && open.peek() == letter) {
            open.pop();
          }
        }
        default -> {}
      }
    }
  }

  /** Of the text with the word in it. */
  Analysis analysis() {
    return analysis;
  }

  /** Where the word stands. */
  int offset() {
    return offset;
  }

  /** What is written of the word already. */
  String prefix() {
    return prefix;
  }

  /** From the file to the word. */
  List<Node> path() {
    return analysis.tree().path(offset + 1);
  }
}
