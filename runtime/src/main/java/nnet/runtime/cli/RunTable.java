package nnet.runtime.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What several trainings of one file have come to, a row for each. */
final class RunTable {
  private final String rowName;
  private final Map<String, Map<String, Double>> rows = new LinkedHashMap<>();

  /**
   * @param rowName what the rows differ by, such as {@code seed}
   */
  RunTable(String rowName) {
    this.rowName = rowName;
  }

  /**
   * @param measures by part and name
   */
  void add(String row, Map<String, Map<String, Double>> measures) {
    Map<String, Double> flat = new LinkedHashMap<>();
    measures.forEach(
        (part, values) -> values.forEach((name, value) -> flat.put(part + "." + name, value)));
    rows.put(row, flat);
  }

  Set<String> rows() {
    return rows.keySet();
  }

  /** Such as {@code test.loss}. */
  List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    rows.values().forEach(each -> names.addAll(each.keySet()));
    return new ArrayList<>(names);
  }

  double value(String row, String name) {
    return rows.getOrDefault(row, Map.of()).getOrDefault(name, Double.NaN);
  }

  String csv() {
    StringBuilder text = new StringBuilder(rowName + "," + String.join(",", names()) + "\n");
    for (String row : rows.keySet()) {
      text.append(row);
      names().forEach(name -> text.append(',').append(value(row, name)));
      text.append('\n');
    }
    return text.toString();
  }

  Map<String, Spread> spreads() {
    Map<String, Spread> spreads = new LinkedHashMap<>();
    for (String name : names()) {
      spreads.put(name, Spread.of(rows.keySet().stream().map(row -> value(row, name)).toList()));
    }
    return spreads;
  }

  /** The spreads for machines. */
  Map<String, Object> json() {
    Map<String, Object> all = new LinkedHashMap<>();
    spreads().forEach((name, spread) -> all.put(name, spread.values()));
    return all;
  }

  /** How several values of one measure lie; the deviation is that of a sample (n - 1). */
  record Spread(double mean, double deviation, double least, double greatest) {
    static Spread of(List<Double> values) {
      double mean = values.stream().mapToDouble(each -> each).average().orElse(Double.NaN);
      double squares = values.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
      double deviation = values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
      return new Spread(
          mean,
          deviation,
          values.stream().mapToDouble(each -> each).min().orElse(Double.NaN),
          values.stream().mapToDouble(each -> each).max().orElse(Double.NaN));
    }

    Map<String, Double> values() {
      Map<String, Double> values = new LinkedHashMap<>();
      values.put("mean", mean);
      values.put("deviation", deviation);
      values.put("least", least);
      values.put("greatest", greatest);
      return values;
    }
  }
}
