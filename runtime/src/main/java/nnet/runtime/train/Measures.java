package nnet.runtime.train;

import java.util.Map;
import java.util.Set;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Schema;

/** Measures of an epoch by the names that users write, such as {@code validation.accuracy}. */
public final class Measures {
  private Measures() {}

  /**
   * @param reader who wants it, such as {@code early stopping}
   */
  public static double required(String name, Map<String, Double> values, String reader) {
    check(name, values.keySet(), reader);
    return values.getOrDefault(name, Double.NaN);
  }

  /** Refuses a name that is not among those that are measured. */
  public static void check(String name, Set<String> measured, String reader) {
    if (!measured.contains(name)) {
      throw new UserError(
          "%s monitors `%s`, which is not measured%s; there are %s"
              .formatted(
                  reader, name, Suggestion.suffix(name, measured), String.join(", ", measured)));
    }
  }

  /** Whether more of it is better: only metrics can be so. */
  public static boolean higherIsBetter(Schema schema, String name) {
    String measure = name.substring(name.indexOf('.') + 1);
    return schema.metrics().stream()
        .anyMatch(metric -> metric.name().equals(measure) && metric.higherIsBetter());
  }
}
