package nnet.runtime.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nnet.runtime.data.ColumnReport;
import nnet.runtime.data.DataReport;
import nnet.runtime.data.RawField;
import nnet.runtime.model.DataPlan;

/** A report of data for people. */
final class DataPage {
  private static final int MOST_COUNTS = 6;
  private static final int MOST_COLUMNS = 10;
  private static final int LONGEST = 16;

  private DataPage() {}

  static void print(DataReport report, PrintStream out) {
    out.println("data " + report.plan().name());
    report.plan().sources().forEach(source -> out.println("  from " + source(source)));
    report.plan().joins().forEach(join -> out.println("  join " + source(join.source())));
    DataPlan.Order order = report.plan().order();
    order.columns().stream().findFirst().ifPresent(name -> out.println("  order by " + name));
    order.group().ifPresent(name -> out.println("  group by " + name));
    if (Double.isFinite(order.longestGap())) {
      out.println("  longest_gap: " + RawField.number(order.longestGap()));
    }
    report.plan().split().ifPresent(split -> out.println("  split " + split(split)));
    out.println();
    int all = report.parts().values().stream().mapToInt(Integer::intValue).sum();
    List<List<String>> parts = new ArrayList<>();
    report
        .parts()
        .forEach((name, rows) ->
            parts.add(
                List.of(
                    name,
                    String.format(Locale.ROOT, "%,d", rows),
                    String.format(Locale.ROOT, "%.1f%%", 100.0 * rows / all))));
    TextTable.print(List.of("part", "rows", "share"), parts, out);
    section("columns of all rows", report.columns(), out);
    section("inputs of the training rows", report.inputs(), out);
    section("targets of the training rows", report.targets(), out);
    fits(report, out);
    head(report, out);
  }

  /** The kind of a split and its options; shares stand in the table of parts. */
  private static String split(DataPlan.Split split) {
    List<String> options = new ArrayList<>();
    split.by().ifPresent(options::add);
    if (!split.kind().equals("in_order")) {
      options.add("seed: " + split.seed());
    } else if (split.gap() > 0) {
      options.add("gap: " + split.gap());
    }
    return split.kind() + (options.isEmpty() ? "" : "(" + String.join(", ", options) + ")");
  }

  private static String source(DataPlan.Source source) {
    String arguments =
        new TreeMap<>(source.arguments())
            .entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining(", "));
    String part = source.part().equals("main") ? "" : " (" + source.part() + ")";
    return source.kind() + "(" + arguments + ")" + part;
  }

  private static void section(String title, List<ColumnReport> columns, PrintStream out) {
    if (columns.isEmpty()) {
      return;
    }
    out.println();
    out.println(title);
    List<List<String>> rows = new ArrayList<>();
    for (ColumnReport column : columns) {
      boolean counted = !column.counts().isEmpty();
      RawField field = column.field();
      boolean known = column.values() > 0 && (!counted || field.words().isEmpty());
      boolean measured = known && !field.column().type().equals("date");
      rows.add(
          List.of(
              column.name(),
              column.type(),
              column.missing() == 0 ? "" : String.valueOf(column.missing()),
              known ? field.shown((float) column.least()) : "",
              known ? field.shown((float) column.greatest()) : "",
              measured && !counted ? RawField.number(column.mean()) : "",
              measured && !counted ? RawField.number(column.deviation()) : "",
              counts(column.counts()),
              String.join(", ", column.behind())));
    }
    TextTable.print(
        List.of(
            "name", "type", "missing", "least", "greatest", "mean", "deviation", "values", "of"),
        rows,
        out);
  }

  /** The most frequent first. */
  private static String counts(Map<String, Long> counts) {
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    String shown =
        sorted.stream()
            .limit(MOST_COUNTS)
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    int more = sorted.size() - MOST_COUNTS;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static void fits(DataReport report, PrintStream out) {
    if (report.fits().isEmpty()) {
      return;
    }
    out.println();
    out.println("fitted on the training rows");
    List<List<String>> rows = new ArrayList<>();
    report
        .fits()
        .forEach((name, values) ->
            rows.add(
                List.of(
                    name,
                    values.stream()
                            .limit(MOST_COUNTS)
                            .map(RawField::number)
                            .collect(Collectors.joining(", "))
                        + (values.size() > MOST_COUNTS ? " ..." : ""))));
    TextTable.print(List.of("transform", "values"), rows, out);
  }

  private static void head(DataReport report, PrintStream out) {
    out.println();
    out.println("the first rows of training");
    List<String> titles = new ArrayList<>(List.of("row"));
    report.columns().stream().limit(MOST_COLUMNS).forEach(column -> titles.add(column.name()));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < report.head().size(); i++) {
      List<String> row = new ArrayList<>(List.of(report.origins().get(i)));
      report.head().get(i).stream().limit(MOST_COLUMNS).forEach(text -> row.add(cut(text)));
      rows.add(row);
    }
    TextTable.print(titles, rows, out);
    int more = report.columns().size() - MOST_COLUMNS;
    if (more > 0) {
      out.println("  and " + more + " more columns");
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
