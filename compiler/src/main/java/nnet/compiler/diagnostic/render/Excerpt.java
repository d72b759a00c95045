package nnet.compiler.diagnostic.render;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nnet.compiler.source.SourceFile;

/** The lines of one file that a diagnostic points at. */
final class Excerpt {
  private final SourceFile file;
  private final TreeMap<Integer, List<Mark>> lines;
  private final int gutter;

  /**
   * @param gutter the width of the greatest line number
   */
  Excerpt(SourceFile file, List<Mark> marks, int gutter) {
    this.file = file;
    this.gutter = gutter;
    this.lines =
        marks.stream()
            .collect(Collectors.groupingBy(Mark::line, TreeMap::new, Collectors.toList()));
  }

  void addTo(Page page, Style primaryStyle) {
    int previous = 0;
    for (Map.Entry<Integer, List<Mark>> entry : lines.entrySet()) {
      int number = entry.getKey();
      if (previous > 0 && number > previous + 2) {
        page.add(" ".repeat(gutter) + "...", Style.GUTTER).endLine();
      }
      addLine(page, number, entry.getValue(), primaryStyle);
      previous = number;
    }
  }

  private void addLine(Page page, int number, List<Mark> marks, Style primaryStyle) {
    SourceLine whole = SourceLine.of(file.lineText(number));
    int first = marks.stream().mapToInt(mark -> whole.column(mark.from())).min().orElse(0);
    SourceLine line = whole.around(first);
    String label = Integer.toString(number);
    page.add(" ".repeat(gutter - label.length()) + label + " |", Style.GUTTER);
    page.add(line.text().isEmpty() ? "" : " " + line.text()).endLine();
    for (MarkerRow row : LineMarks.rows(line, marks, primaryStyle)) {
      page.add(" ".repeat(gutter + 1) + "|", Style.GUTTER).add(" ");
      row.addTo(page);
      page.endLine();
    }
  }
}
