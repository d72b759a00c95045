package nnet.runtime.train;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was measured after each epoch.
 *
 * @param best the number of the best epoch by what was monitored, or of the last
 */
public record History(List<Epoch> epochs, int best, boolean stoppedEarly) {
  public History {
    epochs = List.copyOf(epochs);
  }

  /**
   * @param number counted from 1
   * @param values such as {@code train.loss} and {@code validation.accuracy}
   */
  public record Epoch(int number, Map<String, Double> values) {}

  /** The names of all that was measured, in order. */
  public List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    epochs.forEach(epoch -> names.addAll(epoch.values().keySet()));
    return new ArrayList<>(names);
  }

  /** A line for each epoch. */
  public String csv() {
    StringBuilder out = new StringBuilder("epoch");
    names().forEach(name -> out.append(',').append(name));
    for (Epoch epoch : epochs) {
      out.append('\n').append(epoch.number());
      for (String name : names()) {
        Double value = epoch.values().get(name);
        out.append(',').append(value == null ? "" : value.toString());
      }
    }
    return out.append('\n').toString();
  }
}
