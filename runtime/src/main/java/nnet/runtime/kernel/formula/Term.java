package nnet.runtime.kernel.formula;

/** An operand of a step. */
public sealed interface Term {
  /** A parameter or the target of an earlier step. */
  record Name(String text) implements Term {}

  /** A constant float. */
  record Real(float value) implements Term {}

  /** A constant int. */
  record Whole(int value) implements Term {}
}
