package nnet.compiler.ide;

/**
 * A word that can be written at a place.
 *
 * @param detail in a few words, such as its type or signature
 * @param documentation in Markdown
 * @param snippet what is inserted, with places to fill such as {@code ${1:units}}
 * @param rank the smaller, the nearer to the top
 */
public record Proposal(
    Kind kind, String name, String detail, String documentation, String snippet, int rank) {

  /** What is proposed; editors have a picture for each. */
  public enum Kind {
    KEYWORD,
    LAYER,
    FUNCTION,
    NETWORK,
    VARIABLE,
    OPTION,
    TYPE,
    SETTING,
    FIELD,
    WORD,
    FILE
  }

  Proposal ranked(int other) {
    return new Proposal(kind, name, detail, documentation, snippet, other);
  }

  Proposal detailed(String other) {
    return new Proposal(kind, name, other, documentation, snippet, rank);
  }

  static Proposal of(Words.Word word, Kind kind) {
    return new Proposal(kind, word.name(), "", word.text(), word.snippet(), 2);
  }
}
