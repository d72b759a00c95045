package nnet.compiler.diagnostic.render;

import java.util.Arrays;

/**
 * A line of source as it is shown: tabs become spaces, a long line becomes a window of it.
 *
 * @param text what is printed
 * @param columns the display column, from 0, of each UTF-16 position of the original, its end
 *     included
 */
record SourceLine(String text, int[] columns) {
  private static final int TAB = 4;
  private static final int WIDEST = 160;
  private static final int BEFORE = 40;
  private static final String CUT = "…";

  static SourceLine of(String original) {
    StringBuilder text = new StringBuilder();
    int[] columns = new int[original.length() + 1];
    int column = 0;
    for (int i = 0; i < original.length(); ) {
      int point = original.codePointAt(i);
      int units = Character.charCount(point);
      Arrays.fill(columns, i, i + units, column);
      if (point == '\t') {
        int spaces = TAB - column % TAB;
        text.repeat(" ", spaces);
        column += spaces;
      } else {
        int shown = Visible.safe(point);
        text.appendCodePoint(shown);
        column += Visible.width(shown);
      }
      i += units;
    }
    columns[original.length()] = column;
    return new SourceLine(text.toString(), columns);
  }

  /** The display column of a position in the line; positions beyond its end are at its end. */
  int column(int position) {
    return columns[Math.clamp(position, 0, columns.length - 1)];
  }

  private int width() {
    return columns[columns.length - 1];
  }

  /** This line, or if it is too long to read the part around a display column. */
  SourceLine around(int column) {
    if (width() <= WIDEST) {
      return this;
    }
    int from = Math.max(0, Math.min(column - BEFORE, width() - WIDEST));
    int to = Math.min(width(), from + WIDEST);
    StringBuilder window = new StringBuilder(from > 0 ? CUT : "");
    int shift = from - window.length();
    int at = 0;
    for (int point : text.codePoints().toArray()) {
      if (at >= from && at < to) {
        window.appendCodePoint(point);
      }
      at += Visible.width(point);
    }
    window.append(to < width() ? CUT : "");
    int last = Visible.width(window.toString());
    int[] moved = Arrays.stream(columns).map(c -> Math.clamp(c - shift, 0, last)).toArray();
    return new SourceLine(window.toString(), moved);
  }
}
