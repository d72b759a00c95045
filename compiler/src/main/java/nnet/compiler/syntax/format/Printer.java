package nnet.compiler.syntax.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import nnet.grammar.NnetLexer;
import org.jspecify.annotations.Nullable;

/** Writes pieces line by line. */
final class Printer {
  private static final int INDENT = 4;

  private final List<Piece> pieces;
  private final StringBuilder page = new StringBuilder();
  private final Deque<Bracket> open = new ArrayDeque<>();
  private int column;
  private int lineIndent;

  /** The source column that the current line begins with. */
  private int sourceIndent;

  /**
   * An open bracket.
   *
   * @param content the column of what follows it on its line, or where lines in it are indented to
   * @param outside where a line that closes it begins
   */
  private record Bracket(int content, int outside) {}

  Printer(List<Piece> pieces) {
    this.pieces = pieces;
  }

  String print() {
    Piece before = null;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      place(before, piece);
      piece.column = column;
      write(piece.text());
      follow(piece, i + 1 < pieces.size() ? pieces.get(i + 1) : null);
      before = piece;
    }
    return page.isEmpty() ? "" : page.append('\n').toString();
  }

  private void place(@Nullable Piece before, Piece piece) {
    if (before == null) {
      sourceIndent = piece.sourceColumn();
    } else if (breaks(before, piece)) {
      boolean blank = isBlankKept(before, piece);
      page.append(blank ? "\n\n" : "\n");
      indent(indentOf(piece));
      sourceIndent = piece.sourceColumn();
    } else if (piece.isComment()) {
      int wanted = piece.sourceColumn() - sourceIndent + lineIndent;
      write(" ".repeat(Math.max(2, wanted - column)));
    } else {
      write(" ".repeat(Spacing.between(before, piece) + piece.padding));
    }
  }

  private static boolean breaks(Piece before, Piece piece) {
    boolean broken = piece.line() > before.line();
    if (before.isComment()) {
      return true;
    }
    return switch (piece.role) {
      case START, CLOSE_BLOCK -> !piece.flat;
      case COMMENT -> broken;
      case OPEN_BLOCK -> piece.parted;
      case PLAIN -> broken && !piece.joined;
    };
  }

  private static boolean isBlankKept(Piece before, Piece piece) {
    boolean outer = piece.role == Piece.Role.START || piece.isComment();
    return outer && before.role != Piece.Role.OPEN_BLOCK && piece.line() > before.line() + 1;
  }

  private int indentOf(Piece piece) {
    return switch (piece.role) {
      case START, CLOSE_BLOCK, OPEN_BLOCK -> INDENT * piece.level;
      case COMMENT -> open.isEmpty() ? INDENT * piece.level : open.peek().content;
      case PLAIN -> continuation(piece);
    };
  }

  private int continuation(Piece piece) {
    if (piece.anchor != null) {
      return piece.anchor.column;
    }
    if (open.isEmpty()) {
      return INDENT * (piece.level + 1);
    }
    return closes(piece) ? open.peek().outside : open.peek().content;
  }

  private void follow(Piece piece, @Nullable Piece next) {
    if (opens(piece)) {
      boolean hanging = next != null && next.line() > piece.line();
      open.push(
          hanging ? new Bracket(lineIndent + INDENT, lineIndent) : new Bracket(column, column - 1));
    } else if (closes(piece) && !open.isEmpty()) {
      open.pop();
    }
  }

  private static boolean opens(Piece piece) {
    return switch (piece.type()) {
      case NnetLexer.LEFT_PARENTHESIS, NnetLexer.LEFT_BRACKET -> true;
      case NnetLexer.LEFT_BRACE -> piece.role == Piece.Role.PLAIN;
      default -> false;
    };
  }

  private static boolean closes(Piece piece) {
    return switch (piece.type()) {
      case NnetLexer.RIGHT_PARENTHESIS, NnetLexer.RIGHT_BRACKET -> true;
      case NnetLexer.RIGHT_BRACE -> piece.role == Piece.Role.PLAIN;
      default -> false;
    };
  }

  private void indent(int columns) {
    column = 0;
    lineIndent = columns;
    write(" ".repeat(columns));
  }

  private void write(String text) {
    page.append(text);
    column += text.length();
  }
}
