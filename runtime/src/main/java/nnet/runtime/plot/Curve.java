package nnet.runtime.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.train.History;

/**
 * One line of a picture.
 *
 * @param name such as {@code validation}
 * @param values by epoch; NaN where it was not measured
 */
record Curve(String name, List<Double> values) {
  Curve {
    values = List.copyOf(values);
  }

  /** Curves by what they show, {@code loss} first: training and validation share a picture. */
  static Map<String, List<Curve>> of(History history) {
    Map<String, List<Curve>> groups = new LinkedHashMap<>();
    for (String name : history.names()) {
      int dot = name.indexOf('.');
      groups
          .computeIfAbsent(name.substring(dot + 1), measure -> new ArrayList<>())
          .add(new Curve(name.substring(0, Math.max(dot, 0)), values(history, name)));
    }
    return groups;
  }

  private static List<Double> values(History history, String name) {
    return history.epochs().stream()
        .map(epoch -> epoch.values().getOrDefault(name, Double.NaN))
        .toList();
  }
}
