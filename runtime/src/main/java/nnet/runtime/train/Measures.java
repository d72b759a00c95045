package nnet.runtime.train;

import java.util.Map;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;

/** Looks up a measure of an epoch by the name that a user has written. */
final class Measures {
  private Measures() {}

  /**
   * @param reader who wants it, such as {@code early stopping}
   */
  static double required(String name, Map<String, Double> values, String reader) {
    Double value = values.get(name);
    if (value == null) {
      throw new UserError(
          "%s monitors `%s`, which is not measured%s; there are %s"
              .formatted(
                  reader,
                  name,
                  Suggestion.suffix(name, values.keySet()),
                  String.join(", ", values.keySet())));
    }
    return value;
  }
}
