package nnet.compiler.cli;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import nnet.compiler.gradcheck.NetworkCheck.Row;
import nnet.compiler.gradcheck.Resampling;

/** What {@code nnet gradcheck} prints: a row for each parameter and each way of computing it. */
final class GradientTable {
  private GradientTable() {}

  static String of(String network, Resampling found) {
    List<Row> rows = found.rows();
    StringBuilder page = new StringBuilder("gradients of " + network);
    page.append(": worst relative errors\n");
    int width = rows.stream().mapToInt(row -> row.path().length()).max().orElse(0);
    for (String entry : new TreeSet<>(rows.stream().map(Row::entry).toList())) {
      List<Row> own = rows.stream().filter(row -> row.entry().equals(entry)).toList();
      page.append("\n  ").append(pad(title(entry), width)).append("      forward  differences");
      own.getFirst().emitted().keySet().forEach(name -> page.append("%13s".formatted(name)));
      page.append('\n');
      own.forEach(row -> addRow(page, row, width));
    }
    if (found.kinks() > 0) {
      page.append("\n  points at a kink that were given up for others: ");
      page.append(found.kinks()).append('\n');
    }
    return page.append('\n').toString();
  }

  private static String title(String entry) {
    return switch (entry) {
      case "gradients_train" -> "in training";
      case "gradients_predict" -> "in prediction";
      default -> "phase " + entry.replaceFirst("^train_", "");
    };
  }

  private static void addRow(StringBuilder page, Row row, int width) {
    page.append("  ").append(pad(row.path(), width)).append(' ');
    page.append(number(row.forward())).append(' ').append(number(row.difference()));
    row.emitted().values().forEach(error -> page.append(' ').append(number(error)));
    page.append(row.passes() ? (row.kink() ? "   at a kink\n" : "\n") : "   WRONG\n");
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%12.1e", value);
  }
}
