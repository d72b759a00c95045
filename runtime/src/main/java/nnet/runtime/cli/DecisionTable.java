package nnet.runtime.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.io.FittedThreshold;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Decision;
import nnet.runtime.model.Objective;
import nnet.runtime.model.Schema;
import nnet.runtime.progress.Measures;
import org.jspecify.annotations.Nullable;

/** What decisions come to in each part, a table for each. */
final class DecisionTable {
  /** Columns by the measure that they show. */
  private static final Map<String, String> COLUMNS = columns();

  private DecisionTable() {}

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String name : List.of("cost", "precision", "recall", "f1", "accuracy")) {
      columns.put(name, name);
    }
    columns.put("balanced_accuracy", "balanced");
    columns.put("true_positives", "tp");
    columns.put("false_positives", "fp");
    columns.put("false_negatives", "fn");
    columns.put("true_negatives", "tn");
    return columns;
  }

  /** Whether a measure is a number of examples. */
  static boolean isCount(String measure) {
    return measure.endsWith("_positives") || measure.endsWith("_negatives");
  }

  /**
   * @param measures by part and name, those of decisions with a point
   */
  static void print(
      Schema schema, Weights weights, Map<String, Map<String, Double>> measures, PrintStream out) {
    for (Decision decision : schema.decisions()) {
      out.println();
      out.println("decision " + decision.name() + ": " + rule(decision, weights));
      unreached(decision, measures).ifPresent(out::println);
      if (decision.truth().isPresent() && weights.threshold(decision).isPresent()) {
        print(decision.name() + ".", measures, out);
      }
    }
  }

  /** {@code p > 0.8125, fitted on validation to minimize: cost(...), which is 0.0421 there}. */
  private static String rule(Decision decision, Weights weights) {
    String score = score(decision) + " " + decision.comparison().text() + " ";
    Optional<Float> threshold = weights.threshold(decision);
    if (threshold.isEmpty()) {
      return score + "a threshold that these weights do not have: it is fitted when training ends";
    }
    Optional<FittedThreshold> fitted =
        Optional.ofNullable(weights.thresholds().get(decision.name()))
            .filter(each -> decision.objective().isPresent());
    return score
        + threshold.get()
        + fitted
            .map(each ->
                ", fitted on validation to %s, which is %s there"
                    .formatted(
                        each.objective().replaceFirst(":", ""), Measures.number(each.reached())))
            .orElse("");
  }

  /** As in the file: {@code up = p > threshold(fit: validation, maximize: f1)}. */
  static String text(Decision decision) {
    String threshold =
        switch (decision.threshold()) {
          case Decision.Fixed fixed -> String.valueOf((float) fixed.value());
          case Decision.Fitted fitted ->
              "threshold(fit: validation, " + fitted.objective().text() + ")";
        };
    String comparison = " " + decision.comparison().text() + " ";
    return decision.name() + " = " + score(decision) + comparison + threshold;
  }

  /** {@code p}, or {@code p[1]} of an output of several elements. */
  static String score(Decision decision) {
    boolean indexed = decision.element() > 0;
    return decision.output() + (indexed ? "[" + decision.element() + "]" : "");
  }

  private static Optional<String> unreached(
      Decision decision, Map<String, Map<String, Double>> measures) {
    if (!(decision.objective().orElse(null) instanceof Objective.Bounded bounded)) {
      return Optional.empty();
    }
    String other = bounded.other().text();
    double value =
        measures
            .getOrDefault("validation", Map.of())
            .getOrDefault(decision.name() + "." + other, Double.POSITIVE_INFINITY);
    return value >= bounded.least()
        ? Optional.empty()
        : Optional.of(
            "  no threshold reaches a %s of %s on validation; this one is the nearest"
                .formatted(other, bounded.least()));
  }

  private static void print(
      String prefix, Map<String, Map<String, Double>> measures, PrintStream out) {
    List<String> names =
        COLUMNS.keySet().stream()
            .filter(name -> measures.values().stream().anyMatch(p -> p.containsKey(prefix + name)))
            .toList();
    if (names.isEmpty()) {
      return;
    }
    List<String> titles = new ArrayList<>(List.of(""));
    names.forEach(name -> titles.add(COLUMNS.getOrDefault(name, name)));
    List<List<String>> rows = new ArrayList<>();
    measures.forEach((part, values) -> {
      List<String> row = new ArrayList<>(List.of(part));
      names.forEach(name -> row.add(shown(name, values.get(prefix + name))));
      rows.add(row);
    });
    TextTable.print(titles, rows, out);
  }

  private static String shown(String name, @Nullable Double value) {
    if (value == null) {
      return "";
    }
    return isCount(name) ? String.valueOf(value.longValue()) : Measures.number(value);
  }
}
