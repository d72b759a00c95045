package nnet.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.benchmarks.report.Figures;
import nnet.benchmarks.report.Statistics;
import nnet.benchmarks.report.Table;

/** Products: a line a shape, a column an engine, in GFLOP/s. */
final class ProductTable {
  private final Outcomes outcomes;
  private final int threads;

  private ProductTable(Outcomes outcomes, int threads) {
    this.outcomes = outcomes;
    this.threads = threads;
  }

  static String of(Outcomes outcomes, int threads) {
    return new ProductTable(outcomes, threads).text();
  }

  private String text() {
    List<String> head = new ArrayList<>(List.of("product"));
    head.addAll(outcomes.engines());
    head.addAll(List.of("nnet : best", "spread"));
    Table table = new Table(head.toArray(String[]::new));
    for (Item item : outcomes.items()) {
      table.add(line(item).toArray(String[]::new));
    }
    return table + "\n" + summary();
  }

  private List<String> line(Item item) {
    List<String> cells = new ArrayList<>(List.of(item.name()));
    for (String engine : outcomes.engines()) {
      cells.add(outcome(item, engine).map(each -> Figures.number(outcomes.rate(each))).orElse(""));
    }
    cells.add(outcomes.ratio(item, threads).map(Figures::ratio).orElse(""));
    cells.add(
        outcomes
            .nnet(item, threads)
            .map(each -> Figures.percent(outcomes.spread(each)))
            .orElse(""));
    return cells;
  }

  private Optional<Outcome> outcome(Item item, String engine) {
    return outcomes.of(item, threads).stream()
        .filter(outcome -> outcome.peer().name().equals(engine))
        .findFirst();
  }

  private String summary() {
    List<Double> ratios =
        outcomes.items().stream().flatMap(item -> outcomes.ratio(item, threads).stream()).toList();
    if (ratios.isEmpty()) {
      return "";
    }
    return "nnet : best, geometric mean "
        + Figures.ratio(Statistics.geometricMean(ratios))
        + ", least "
        + Figures.ratio(ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow())
        + "."
        + gain()
        + "\n";
  }

  /** What more threads than one bring, by the median of each shape. */
  private String gain() {
    List<Double> gains =
        outcomes.items().stream().flatMap(item -> outcomes.gain(item, threads).stream()).toList();
    return gains.isEmpty()
        ? ""
        : " nnet with "
            + threads
            + " threads : with 1, geometric mean "
            + Figures.ratio(Statistics.geometricMean(gains))
            + ".";
  }
}
