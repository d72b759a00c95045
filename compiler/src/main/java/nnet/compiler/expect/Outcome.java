package nnet.compiler.expect;

import java.util.Optional;
import nnet.compiler.elaborate.TestCase.Expectation;

/**
 * What came of an expectation.
 *
 * @param compared the numbers that were compared, such as a measure and its bar; empty of whole
 *     tensors, and where nothing was compared
 * @param detail what was found in its place, or why it was left out; empty if it holds
 */
public record Outcome(
    Expectation expectation, Kind kind, Optional<Numbers> compared, String detail) {
  public enum Kind {
    PASSED,
    FAILED,
    SKIPPED
  }

  /** Two sides of a comparison. */
  public record Numbers(double found, double expected) {

    /** What was found, as it is shown to people. */
    public String foundText() {
      return Comparison.number(found);
    }
  }
}
