package nnet.compiler.diagnostic.render;

import java.util.ArrayList;
import java.util.List;

/** A row below a line of source, painted by display column; its words come last. */
final class MarkerRow {
  private final StringBuilder signs = new StringBuilder();
  private final List<Style> styles = new ArrayList<>();
  private String words = "";
  private Style wordStyle = Style.PLAIN;

  void paint(int from, int to, char sign, Style style) {
    pad(to);
    for (int i = from; i < to; i++) {
      signs.setCharAt(i, sign);
      styles.set(i, style);
    }
  }

  void write(int column, String text, Style style) {
    pad(column);
    words = text;
    wordStyle = style;
  }

  int width() {
    return signs.length();
  }

  private void pad(int width) {
    while (signs.length() < width) {
      signs.append(' ');
      styles.add(Style.PLAIN);
    }
  }

  void addTo(Page page) {
    int from = 0;
    while (from < signs.length()) {
      int to = from + 1;
      while (to < signs.length() && styles.get(to) == styles.get(from)) {
        to++;
      }
      page.add(signs.substring(from, to), styles.get(from));
      from = to;
    }
    page.add(words, wordStyle);
  }
}
