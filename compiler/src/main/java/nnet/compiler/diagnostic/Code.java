package nnet.compiler.diagnostic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The stable codes of diagnostics; the long form of each is {@code help/<code>.md}. */
public enum Code {
  // syntax
  SYNTAX,
  UNEXPECTED_TOKEN,
  UNTERMINATED_STRING,
  MISSING_VALUE,
  MISSPELT_KEYWORD,
  CHAINED_COMPARISON,
  PIPE_PRECEDENCE,
  CONTINUED_LINE,
  INDEX_OPTION,
  BAD_NUMBER,
  TOO_DEEP,
  // names
  UNKNOWN_NAME,
  UNKNOWN_OPTION,
  DUPLICATE_NAME,
  SHADOWED_NAME,
  WRONG_KIND,
  BAD_IMPORT,
  UNUSED_INPUT,
  UNUSED_VALUE,
  // calls
  MISSING_OPTION,
  MISSING_ARGUMENT,
  TOO_MANY_ARGUMENTS,
  BAD_OPTION,
  REQUIREMENT,
  // types
  SHAPE_MISMATCH,
  TYPE_MISMATCH,
  RANK_MISMATCH,
  DIMENSION,
  RAGGED,
  INEXACT_DIVISION,
  RANGE_REFUTED,
  RANGE_UNKNOWN,
  NOT_A_SIMPLEX,
  TARGET_MISMATCH,
  POSSIBLE_LOG_OF_ZERO,
  NO_GRADIENT,
  // declarations
  MISSING_LOSS,
  MISSING_PART,
  BAD_ASSIGNMENT,
  PATTERN,
  // data and training
  LEAK,
  UNBOUND_INPUT,
  BAD_SOURCE,
  BAD_SPLIT,
  BAD_VALUE,
  BAD_DATA,
  // limits
  TOO_LARGE,
  NOT_YET;

  /** The code as users see it, such as {@code shape-mismatch}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Code> of(String text) {
    String wanted = text.toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(values()).filter(code -> code.text().equals(wanted)).findFirst();
  }

  @Override
  public String toString() {
    return text();
  }
}
