package nnet.benchmarks.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.benchmarks.report.Figures;
import nnet.benchmarks.report.Table;

/**
 * How much longer a step of training takes as one size grows: milliseconds, a line for each size.
 */
final class GrowthTable {
  private GrowthTable() {}

  static String of(Outcomes outcomes, int threads) {
    List<String> head = new ArrayList<>(List.of("training", "engine"));
    Growth.FACTORS.forEach(factor -> head.add("ms at x" + factor));
    Table table = new Table(head.toArray(String[]::new));
    Map<String, List<Item>> lines = new LinkedHashMap<>();
    outcomes
        .items()
        .forEach(
            item -> lines.computeIfAbsent(Growth.line(item), any -> new ArrayList<>()).add(item));
    lines.forEach((name, items) -> {
      for (String engine : outcomes.engines()) {
        List<String> cells = new ArrayList<>(List.of(name, engine));
        items.forEach(item -> cells.add(millis(outcomes, item, threads, engine)));
        while (cells.size() < head.size()) {
          cells.add("");
        }
        table.add(cells.toArray(String[]::new));
      }
    });
    return table.toString();
  }

  private static String millis(Outcomes outcomes, Item item, int threads, String engine) {
    Optional<Outcome> outcome =
        outcomes.of(item, threads).stream()
            .filter(each -> each.peer().name().equals(engine))
            .findFirst();
    return outcome.map(each -> Figures.number(1e3 / outcomes.rate(each))).orElse("");
  }
}
