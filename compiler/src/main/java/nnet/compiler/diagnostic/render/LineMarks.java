package nnet.compiler.diagnostic.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows below one line of source: underlines, then what hangs from them, right to left. */
final class LineMarks {
  private record Placed(int from, int to, boolean primary, String text) {
    int length() {
      return to - from;
    }
  }

  private final List<Placed> marks;
  private final Style primaryStyle;
  private final List<MarkerRow> rows = new ArrayList<>();

  private LineMarks(List<Placed> marks, Style primaryStyle) {
    this.marks = marks;
    this.primaryStyle = primaryStyle;
  }

  static List<MarkerRow> rows(SourceLine line, List<Mark> marks, Style primaryStyle) {
    List<Placed> placed = marks.stream().map(mark -> place(line, mark)).toList();
    LineMarks below = new LineMarks(placed, primaryStyle);
    below.draw();
    return below.rows;
  }

  private static Placed place(SourceLine line, Mark mark) {
    int from = line.column(mark.from());
    int to = Math.max(from + 1, line.column(mark.to()));
    return new Placed(from, to, mark.primary(), mark.text());
  }

  private void draw() {
    List<Placed> hanging = new ArrayList<>(worded());
    MarkerRow underlines = underlines();
    rows.add(underlines);
    if (!hanging.isEmpty() && fitsBehind(hanging)) {
      Placed last = hanging.removeLast();
      underlines.write(last.to() + 1, last.text(), style(last));
    }
    if (!hanging.isEmpty()) {
      rows.add(bars(hanging));
    }
    while (!hanging.isEmpty()) {
      Placed last = hanging.removeLast();
      MarkerRow row = bars(hanging.stream().filter(mark -> mark.from() < last.from()).toList());
      row.write(last.from(), last.text(), style(last));
      rows.add(row);
    }
  }

  private List<Placed> worded() {
    return marks.stream()
        .filter(mark -> !mark.text().isEmpty())
        .sorted(Comparator.comparingInt(Placed::from))
        .toList();
  }

  /** Short underlines lie above long ones, and the primary one above its equals. */
  private MarkerRow underlines() {
    MarkerRow row = new MarkerRow();
    marks.stream()
        .sorted(Comparator.comparingInt(Placed::length).reversed().thenComparing(Placed::primary))
        .forEach(
            mark -> row.paint(mark.from(), mark.to(), mark.primary() ? '^' : '-', style(mark)));
    return row;
  }

  /** Whether the words of the last mark can stand behind it without hiding anything. */
  private boolean fitsBehind(List<Placed> worded) {
    Placed last = worded.getLast();
    boolean shared = worded.size() > 1 && worded.get(worded.size() - 2).from() == last.from();
    return !shared && marks.stream().allMatch(mark -> mark.to() <= last.to());
  }

  private MarkerRow bars(List<Placed> hanging) {
    MarkerRow row = new MarkerRow();
    hanging.forEach(mark -> row.paint(mark.from(), mark.from() + 1, '|', style(mark)));
    return row;
  }

  private Style style(Placed mark) {
    return mark.primary() ? primaryStyle : Style.LABEL;
  }
}
