package nnet.runtime.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import nnet.runtime.message.UserError;

/** How many mistakes there were, and the first of them. */
public final class FaultCount {
  private static final int SHOWN = 3;

  private final List<String> first = new ArrayList<>();
  private int count;

  /**
   * @param error made only where it is shown
   */
  void add(Supplier<UserError> error) {
    count++;
    if (isShown()) {
      first.add(error.get().text());
    }
  }

  /** Whether the next one is among the first. */
  boolean isShown() {
    return first.size() < SHOWN;
  }

  void add(FaultCount other) {
    count += other.count;
    other.first.stream().limit(SHOWN - first.size()).forEach(first::add);
  }

  /** What to say where nothing is left: the first mistake, if there was one. */
  UserError noneLeft(String message) {
    return new UserError(
        first.isEmpty() ? message : message + " that can be used: " + first.getFirst());
  }

  public int count() {
    return count;
  }

  /** Where the first ones are, and what is wrong there. */
  public List<String> first() {
    return Collections.unmodifiableList(first);
  }
}
