package nnet.runtime.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs that differ in nothing but what the table averages over.
 *
 * @param values of all other variables
 */
public record Setting(Map<String, String> values, List<RunResult> runs) {
  public Setting {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    runs = List.copyOf(runs);
  }

  public Spread spread(String measure) {
    return Spread.of(runs.stream().map(run -> run.measure(measure)).toList());
  }

  /** {@code width 16, rate 0.1}; of all variables, or of those that are asked for. */
  public String label(List<String> variables) {
    return variables.stream()
        .filter(values::containsKey)
        .map(name -> name + " " + values.get(name))
        .collect(Collectors.joining(", "));
  }
}
