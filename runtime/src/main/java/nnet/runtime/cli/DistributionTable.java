package nnet.runtime.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nnet.runtime.data.RawField;
import nnet.runtime.io.Histogram;
import nnet.runtime.io.TrainingDistribution;

/** What the training rows were like, as a file of weights keeps it. */
final class DistributionTable {
  private static final List<String> TITLES =
      List.of("of", "name", "rows", "least", "median", "greatest", "missing", "unknown");

  private DistributionTable() {}

  static void print(TrainingDistribution distribution, PrintStream out) {
    out.println();
    out.println("training rows");
    List<List<String>> rows = new ArrayList<>();
    for (Histogram each : distribution.histograms()) {
      boolean numbers = !each.edges().isEmpty();
      rows.add(
          List.of(
              each.place().text(),
              each.name(),
              String.format(Locale.ROOT, "%,d", each.rows()),
              numbers ? RawField.number(Math.nextUp(each.edges().getFirst()) + 0f) : "",
              numbers ? RawField.number(each.edges().get(each.edges().size() / 2)) : "",
              numbers ? RawField.number(each.edges().getLast()) : "",
              share(each, 0),
              share(each, 1)));
    }
    TextTable.print(TITLES, rows, out);
  }

  /** Nothing where there are none. */
  private static String share(Histogram histogram, int place) {
    double all = histogram.counts().stream().mapToDouble(Long::doubleValue).sum();
    long count = histogram.counts().get(place);
    return count == 0 ? "" : String.format(Locale.ROOT, "%.1f%%", 100 * count / all);
  }

  static List<Map<String, Object>> json(TrainingDistribution distribution) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Histogram each : distribution.histograms()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("of", each.place().text());
      row.put("name", each.name());
      row.put("rows", each.rows());
      row.put("edges", each.edges().stream().map(Float::doubleValue).toList());
      row.put("counts", each.counts());
      rows.add(row);
    }
    return rows;
  }
}
