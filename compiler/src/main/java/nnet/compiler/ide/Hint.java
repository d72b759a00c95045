package nnet.compiler.ide;

/**
 * A word that an editor shows between the letters of a text.
 *
 * @param offset where it stands
 * @param tooltip more about it, in Markdown; may be empty
 */
public record Hint(Kind kind, int offset, String label, String tooltip) {

  /** What it tells. */
  public enum Kind {
    /** What comes out of a stage. */
    SHAPE,
    /** The type of a name. */
    TYPE,
    /** How many parameters a layer has. */
    PARAMETERS
  }
}
