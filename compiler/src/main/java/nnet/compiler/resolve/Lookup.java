package nnet.compiler.resolve;

import java.util.Optional;
import nnet.compiler.source.SourceFile;

/**
 * A question about what is declared: what elaboration finds depends on the answers that it gets.
 *
 * @param name that is looked up; empty where all names are asked for
 * @param in the imported file that asks, or nothing for the main one
 */
public record Lookup(Kind kind, String name, Optional<SourceFile> in) {
  /** What is asked for. */
  public enum Kind {
    DEFINITION,
    RECORD,
    DATA,
    /** Whether something that could not be read may be called so. */
    BROKEN,
    /** All of them with what they are, for suggestions. */
    DEFINITIONS,
    RECORDS,
    DATA_SETS
  }
}
