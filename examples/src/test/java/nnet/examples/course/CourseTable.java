package nnet.examples.course;

import java.util.List;
import java.util.Map;

/** The table of {@code examples/README.md}. */
final class CourseTable {
  static final String BEGIN =
      "<!-- The table is written by the build from course/results.tsv. -->\n";
  static final String END = "<!-- The table ends here. -->";

  private CourseTable() {}

  static String of(CourseRecord record) {
    StringBuilder table =
        new StringBuilder(
            """

            | network | parameters | published | task | metric | bar | measured | seconds |
            |---|--:|--:|---|---|--:|--:|--:|
            """);
    for (Map.Entry<String, List<CourseRow>> file : record.byFile().entrySet()) {
      boolean first = true;
      for (CourseRow row : file.getValue()) {
        table.append(line(row, first)).append('\n');
        first = false;
      }
    }
    return table.append('\n').toString();
  }

  /** What holds of a whole file stands in its first line only. */
  private static String line(CourseRow row, boolean first) {
    String name = row.network().isEmpty() ? row.file().replaceFirst(".*/", "") : row.network();
    return "| "
        + String.join(
            " | ",
            "[`%s`](course/%s)".formatted(name, row.file()),
            row.parameters(),
            row.published(),
            row.task().replace("|", "\\|"),
            row.metric(),
            row.bar(),
            row.measured(),
            first ? row.seconds() : "")
        + " |";
  }

  /** The page with this table in it. */
  static String into(String page, String table) {
    int from = page.indexOf(BEGIN) + BEGIN.length();
    return page.substring(0, from) + table + page.substring(page.indexOf(END));
  }
}
