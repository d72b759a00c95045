package nnet.compiler.syntax.format;

import nnet.grammar.NnetLexer;

/** How many spaces stand between two pieces of a line. */
final class Spacing {
  private Spacing() {}

  static int between(Piece before, Piece piece) {
    if (piece.role == Piece.Role.START && piece.flat) {
      return before.role == Piece.Role.OPEN_BLOCK ? 1 : 2;
    }
    if (before.role == Piece.Role.OPEN_BLOCK || piece.role == Piece.Role.CLOSE_BLOCK) {
      return 1;
    }
    boolean tight =
        before.tightAfter
            || piece.tightBefore
            || holdsOn(before.type())
            || (hangsOn(piece.type()) && !piece.looseBefore);
    return tight ? 0 : 1;
  }

  private static boolean holdsOn(int type) {
    return switch (type) {
      case NnetLexer.LEFT_PARENTHESIS, NnetLexer.LEFT_BRACKET, NnetLexer.POINT, NnetLexer.RANGE ->
          true;
      default -> false;
    };
  }

  private static boolean hangsOn(int type) {
    return switch (type) {
      case NnetLexer.RIGHT_PARENTHESIS,
          NnetLexer.RIGHT_BRACKET,
          NnetLexer.COMMA,
          NnetLexer.COLON,
          NnetLexer.POINT,
          NnetLexer.RANGE,
          NnetLexer.QUESTION ->
          true;
      default -> false;
    };
  }
}
