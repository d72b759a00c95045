package nnet.runtime.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A training that has ended.
 *
 * @param name of its folder
 * @param values of the variables, as they are written
 * @param measures such as {@code validation.loss}
 */
public record RunResult(String name, Map<String, String> values, Map<String, Double> measures) {
  public RunResult {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
  }

  /** NaN where it was not measured. */
  public double measure(String measure) {
    return measures.getOrDefault(measure, Double.NaN);
  }

  /** Measures of all parts by one name each. */
  public static Map<String, Double> flat(Map<String, Map<String, Double>> parts) {
    Map<String, Double> flat = new LinkedHashMap<>();
    parts.forEach(
        (part, values) -> values.forEach((name, value) -> flat.put(part + "." + name, value)));
    return flat;
  }
}
