package nnet.runtime.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.data.Fold;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;

/**
 * A training that a command is about.
 *
 * @param values of what varies between the runs of a table, as they are written; empty for a
 *     training by itself
 * @param fold of the rows, where runs divide them differently
 */
record PlannedRun(Map<String, String> values, Model model, Training plan, Optional<Fold> fold) {
  PlannedRun {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The same with another seed, which is the value of this variable. */
  PlannedRun withSeed(String variable, long seed) {
    return new PlannedRun(with(variable, seed), model, plan.withSeed(seed), fold);
  }

  PlannedRun withFold(String variable, Fold one) {
    return new PlannedRun(with(variable, one.number() + 1), model, plan, Optional.of(one));
  }

  private Map<String, String> with(String variable, long value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(variable, String.valueOf(value));
    return more;
  }

  /** A name for its folder, such as {@code width-16-seed-3}. */
  String folder(List<String> variables) {
    StringBuilder name = new StringBuilder();
    for (String variable : variables) {
      String value = values.getOrDefault(variable, "").replaceAll("[^\\p{L}\\p{N}.+_-]+", "_");
      name.append(name.isEmpty() ? "" : "-").append(variable).append('-').append(value);
    }
    return name.toString();
  }
}
