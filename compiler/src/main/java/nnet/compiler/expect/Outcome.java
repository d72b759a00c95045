package nnet.compiler.expect;

import nnet.compiler.elaborate.TestCase.Expectation;

/**
 * What came of an expectation.
 *
 * @param detail what was found in its place, or why it was left out; empty if it holds
 */
public record Outcome(Expectation expectation, Kind kind, String detail) {
  public enum Kind {
    PASSED,
    FAILED,
    SKIPPED
  }
}
