package nnet.runtime.cli;

import java.io.PrintStream;
import java.util.List;
import nnet.runtime.message.Visible;

/** Rows of texts in columns; numbers stand to the right. */
final class TextTable {
  private static final String NUMBER = "[+-]?[\\d.,]+(e[+-]?\\d+)?";

  private TextTable() {}

  /** Names and values may come from anybody's file: what would move the cursor is not printed. */
  static void print(List<String> titles, List<List<String>> texts, PrintStream out) {
    List<List<String>> rows =
        texts.stream().map(row -> row.stream().map(Visible::line).toList()).toList();
    int[] widths = new int[titles.size()];
    boolean[] numbers = new boolean[titles.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int longest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths[i] = longest == 0 ? 0 : Math.max(titles.get(i).length(), longest);
      numbers[i] = rows.stream().allMatch(row -> isNumber(row.get(column)));
    }
    out.println(line(titles, widths, numbers));
    rows.forEach(row -> out.println(line(row, widths, numbers)));
  }

  private static boolean isNumber(String text) {
    return text.isEmpty()
        || text.equals("undefined")
        || text.matches(NUMBER + "%?|" + NUMBER + " ± " + NUMBER);
  }

  /** Columns in which nothing stands are left out. */
  private static String line(List<String> row, int[] widths, boolean[] numbers) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] > 0) {
        String padding = " ".repeat(widths[i] - row.get(i).length());
        line.append("  ").append(numbers[i] ? padding + row.get(i) : row.get(i) + padding);
      }
    }
    return line.toString().stripTrailing();
  }
}
