package nnet.compiler.syntax.format;

import nnet.grammar.NnetLexer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** A token or a comment on its way to the page, with what its place in the tree says about it. */
final class Piece {
  /** What a piece does to the layout. */
  enum Role {
    PLAIN,
    /** Begins a statement or a declaration. */
    START,
    OPEN_BLOCK,
    CLOSE_BLOCK,
    COMMENT
  }

  final Token token;
  Role role = Role.PLAIN;

  /** How many blocks enclose the statement. */
  int level;

  /** Whether the block is written on one line. */
  boolean flat;

  /** No space before, as with the parenthesis of a call. */
  boolean tightBefore;

  /** No space behind, as with a sign. */
  boolean tightAfter;

  /** A space before, where its kind has none. */
  boolean looseBefore;

  /** Where a continuation line that begins with this piece is aligned to. */
  @Nullable Piece anchor;

  /** Stands on the line of the piece before, wherever the user put it. */
  boolean joined;

  /** Stands on a line of its own, wherever the user put it. */
  boolean parted;

  /** Spaces added for alignment. */
  int padding;

  /** Where it was printed. */
  int column;

  Piece(Token token) {
    this.token = token;
    if (token.getType() == NnetLexer.COMMENT || token.getType() == NnetLexer.DOCUMENTATION) {
      role = Role.COMMENT;
    }
  }

  String text() {
    return role == Role.COMMENT ? token.getText().stripTrailing() : token.getText();
  }

  int type() {
    return token.getType();
  }

  int line() {
    return token.getLine();
  }

  /** The column it had in the source. */
  int sourceColumn() {
    return token.getCharPositionInLine();
  }

  boolean isComment() {
    return role == Role.COMMENT;
  }
}
