package nnet.compiler.elaborate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each variable of a table of runs is in one of them. */
record Assignment(Map<String, Choice> choices) {
  /** Of a declaration without variables. */
  static final Assignment NONE = new Assignment(Map.of());

  Assignment {
    choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
  }

  /**
   * One of the values that a variable has.
   *
   * @param label as it is written
   */
  record Choice(String label, Item item) {}

  @Nullable Choice choice(String variable) {
    return choices.get(variable);
  }

  List<String> labels() {
    return choices.values().stream().map(Choice::label).toList();
  }

  /** The same in all but this variable. */
  Assignment without(String variable) {
    Map<String, Choice> others = new LinkedHashMap<>(choices);
    others.remove(variable);
    return new Assignment(others);
  }

  Assignment with(String variable, Choice choice) {
    Map<String, Choice> more = new LinkedHashMap<>(choices);
    more.put(variable, choice);
    return new Assignment(more);
  }

  /** {@code width = 16, rate = 0.1}, for messages. */
  @Override
  public String toString() {
    return choices.entrySet().stream()
        .filter(each -> !each.getValue().label().isEmpty())
        .map(each -> each.getKey() + " = " + each.getValue().label())
        .collect(Collectors.joining(", "));
  }
}
