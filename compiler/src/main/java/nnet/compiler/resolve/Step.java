package nnet.compiler.resolve;

import nnet.compiler.syntax.Declaration;

/**
 * A part of checking a file that is about one declaration, and about what that looks up.
 *
 * @param what is done with the declaration
 */
public record Step(What what, Declaration declaration) {
  /** What is done with a declaration. */
  public enum What {
    /** It is checked as it stands. */
    CHECK,
    /** A training that is not compiled is elaborated. */
    TRAINING,
    /** A definition that nothing uses is elaborated with unknown sizes. */
    UNUSED
  }
}
