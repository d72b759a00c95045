package nnet.runtime.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nnet.runtime.progress.Measures;
import nnet.runtime.table.RunResult;
import nnet.runtime.table.RunTable;
import nnet.runtime.table.Setting;
import nnet.runtime.table.Spread;

/** A table of runs on the screen. */
final class TableView {
  private static final String BEST = "<- best";

  private final RunTable table;
  private final List<String> measures;

  TableView(RunTable table) {
    this.table = table;
    this.measures = shown(table.measures());
  }

  /** {@code width 16, seed 3}. */
  static String label(List<String> variables, Map<String, String> values) {
    return variables.stream()
        .map(name -> name + " " + values.getOrDefault(name, ""))
        .collect(Collectors.joining(", "));
  }

  /** What runs are compared by; how well the training rows are known says least. */
  private static List<String> shown(List<String> all) {
    List<String> told = all.stream().filter(name -> !DecisionTable.isCount(name)).toList();
    List<String> unseen = told.stream().filter(name -> !name.startsWith("train.")).toList();
    return unseen.isEmpty() ? told : unseen;
  }

  void print(PrintStream out) {
    if (table.columns().settings().isEmpty()) {
      printRuns(out);
    } else {
      printSettings(out);
    }
  }

  /** Runs that differ only in what is averaged: each, and below them the mean. */
  private void printRuns(PrintStream out) {
    List<String> variables = table.columns().variables();
    List<List<String>> lines = new ArrayList<>();
    for (RunResult run : table.runs()) {
      lines.add(line(label(variables, run.values()), name -> Measures.number(run.measure(name))));
    }
    Setting all = table.settings().getFirst();
    lines.add(line("mean", name -> Measures.number(all.spread(name).mean())));
    lines.add(line("deviation", name -> Measures.number(all.spread(name).deviation())));
    TextTable.print(titles(List.of("")), lines, out);
  }

  private void printSettings(PrintStream out) {
    List<String> variables = table.columns().settings();
    Setting best = table.ranked().getFirst();
    boolean several = table.settings().stream().anyMatch(each -> each.runs().size() > 1);
    List<List<String>> lines = new ArrayList<>();
    for (Setting setting : table.settings()) {
      List<String> line = new ArrayList<>();
      variables.forEach(name -> line.add(setting.values().getOrDefault(name, "")));
      line.add(several ? "" + setting.runs().size() : "");
      measures.forEach(name -> line.add(cell(setting.spread(name), several)));
      line.add(setting.equals(best) ? BEST : "");
      lines.add(line);
    }
    List<String> first = new ArrayList<>(variables);
    first.add("runs");
    List<String> titles = titles(first);
    titles.add("");
    TextTable.print(titles, lines, out);
    out.println();
    out.println("best by " + table.monitor().measure() + ": " + best.label(variables));
  }

  private static String cell(Spread spread, boolean several) {
    String mean = Measures.number(spread.mean());
    return several ? mean + " ± " + alike(spread.deviation(), mean) : mean;
  }

  /** As many digits behind the point as the other number has. */
  private static String alike(double number, String other) {
    boolean plain = Double.isFinite(number) && other.matches("-?\\d+(\\.\\d+)?");
    int digits = other.contains(".") ? other.length() - other.indexOf('.') - 1 : 0;
    return plain
        ? String.format(Locale.ROOT, "%." + digits + "f", number)
        : Measures.number(number);
  }

  private List<String> titles(List<String> first) {
    List<String> titles = new ArrayList<>(first);
    measures.forEach(name -> titles.add(name.replace('.', ' ')));
    return titles;
  }

  private List<String> line(String title, Function<String, String> value) {
    List<String> cells = new ArrayList<>(List.of(title));
    measures.forEach(name -> cells.add(value.apply(name)));
    return cells;
  }
}
