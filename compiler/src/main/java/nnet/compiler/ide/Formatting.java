package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.format.Formatter;

/** Layout as small changes of white space, so that cursors and marks stay where they are. */
public final class Formatting {
  private final SourceFile file;
  private final String before;
  private final String after;
  private final List<Edit> edits = new ArrayList<>();

  private Formatting(SourceFile file, String after) {
    this.file = file;
    this.before = file.text();
    this.after = after;
  }

  /** Of the whole text; none where it cannot be read. */
  public static List<Edit> of(SourceFile file) {
    String formatted = Formatter.format(file);
    Formatting formatting = new Formatting(file, formatted);
    return formatting.isOfSpaces() ? formatting.edits : whole(file, formatted);
  }

  /** Of the part of the text that was selected. */
  public static List<Edit> of(SourceFile file, Span range) {
    return of(file).stream()
        .filter(edit -> range.start() <= edit.span().start() && edit.span().end() <= range.end())
        .toList();
  }

  /** Parentheses were added: that is more than white space. */
  private static List<Edit> whole(SourceFile file, String formatted) {
    return List.of(new Edit(new Span(file, 0, file.text().length()), formatted));
  }

  /** Goes along both texts, which differ in nothing but what stands between their words. */
  private boolean isOfSpaces() {
    int i = 0;
    int j = 0;
    while (i < before.length() || j < after.length()) {
      int spaces = end(before, i);
      int others = end(after, j);
      if (!before.substring(i, spaces).equals(after.substring(j, others))) {
        edits.add(new Edit(new Span(file, i, spaces), after.substring(j, others)));
      }
      i = spaces;
      j = others;
      boolean ends = i == before.length() || j == after.length();
      if (ends ? i < before.length() || j < after.length() : before.charAt(i) != after.charAt(j)) {
        return false;
      }
      i++;
      j++;
    }
    return true;
  }

  private static int end(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
