package nnet.runtime.model;

import java.util.Optional;

/**
 * A yes or no that an output is made into: {@code decision up = p > threshold(...)}.
 *
 * @param element of the output, which counts from 0
 * @param truth what it is measured by; empty where no target tells
 */
public record Decision(
    String name,
    String output,
    int element,
    Comparison comparison,
    Threshold threshold,
    Optional<Truth> truth) {

  /** How a score stands to the threshold where the answer is yes. */
  public enum Comparison {
    GREATER(">"),
    GREATER_EQUAL(">="),
    LESS("<"),
    LESS_EQUAL("<=");

    private final String text;

    Comparison(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    public boolean holds(float score, float threshold) {
      return switch (this) {
        case GREATER -> score > threshold;
        case GREATER_EQUAL -> score >= threshold;
        case LESS -> score < threshold;
        case LESS_EQUAL -> score <= threshold;
      };
    }

    /** Whether great scores mean yes. */
    public boolean isUpward() {
      return this == GREATER || this == GREATER_EQUAL;
    }
  }

  /** Where yes begins. */
  public sealed interface Threshold {}

  /** A number of the file. */
  public record Fixed(double value) implements Threshold {}

  /** What is found out from the validation rows at the end of training. */
  public record Fitted(Objective objective) implements Threshold {}

  /**
   * Whether yes would have been right.
   *
   * @param element of the target
   * @param label what the target is where a great score is right: a class, or 1
   * @param negated whether yes means that it is not
   */
  public record Truth(String target, int element, int label, boolean negated) {
    public boolean of(float value) {
      return (value == label) != negated;
    }
  }

  /** What the threshold is fitted for; empty where it is fixed. */
  public Optional<Objective> objective() {
    return switch (threshold) {
      case Fixed fixed -> Optional.empty();
      case Fitted fitted -> Optional.of(fitted.objective());
    };
  }
}
