package nnet.compiler.syntax.format;

import java.util.ArrayList;
import java.util.List;
import nnet.grammar.NnetLexer;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Keeps columns that stand under each other on neighbouring lines: names, types, values. */
final class Alignment {
  /** What may be aligned, from left to right. */
  private enum Column {
    NAME,
    TYPE,
    VALUE,
    OVER,
    WITH
  }

  private final Pieces pieces;

  Alignment(Pieces pieces) {
    this.pieces = pieces;
  }

  /** Aligns the statements of a block, each on lines of its own. */
  void align(List<? extends ParserRuleContext> statements) {
    for (Column column : Column.values()) {
      List<Cell> run = new ArrayList<>();
      for (ParserRuleContext statement : statements) {
        Cell cell = cell(statement, column);
        if (cell != null && !run.isEmpty() && !run.getLast().isAligned(cell)) {
          pad(run);
          run.clear();
        }
        if (cell == null) {
          pad(run);
          run.clear();
        } else {
          run.add(cell);
        }
      }
      pad(run);
    }
  }

  /** A piece of a statement's first line. */
  private record Cell(Token start, Token stop, Token token) {
    boolean isAligned(Cell next) {
      return next.start.getLine() == stop.getLine() + 1 && offset() == next.offset();
    }

    int offset() {
      return token.getCharPositionInLine() - start.getCharPositionInLine();
    }
  }

  private @Nullable Cell cell(ParserRuleContext statement, Column column) {
    Token token = find(statement, column);
    return token == null || token.getLine() != statement.start.getLine()
        ? null
        : new Cell(statement.start, statement.stop, token);
  }

  private static @Nullable Token find(ParserRuleContext statement, Column column) {
    ParserRuleContext tree = inner(statement);
    if (column == Column.NAME) {
      boolean keyword = tree.getChild(0) instanceof TerminalNode && !hasBlock(tree);
      return keyword && tree.getChildCount() > 1 ? first(tree.getChild(1)) : null;
    }
    // The `=` of an unnamed loss stands where names stand.
    boolean named = !(tree instanceof NnetParser.LossStatementContext) || tree.getChildCount() > 3;
    for (int i = named ? 0 : 2; i + 1 < tree.getChildCount(); i++) {
      if (tree.getChild(i) instanceof TerminalNode leaf && separates(leaf, column)) {
        return column == Column.TYPE ? first(tree.getChild(i + 1)) : leaf.getSymbol();
      }
    }
    return null;
  }

  private static boolean separates(TerminalNode leaf, Column column) {
    return switch (leaf.getSymbol().getType()) {
      case NnetLexer.COLON -> column == Column.TYPE;
      case NnetLexer.ASSIGN -> column == Column.VALUE;
      case NnetLexer.OVER -> column == Column.OVER;
      case NnetLexer.WITH -> column == Column.WITH;
      default -> false;
    };
  }

  /** The rule that a statement consists of; of a definition, its formula. */
  private static ParserRuleContext inner(ParserRuleContext statement) {
    if (statement instanceof NnetParser.FieldContext) {
      return statement;
    }
    ParserRuleContext only = (ParserRuleContext) statement.getChild(0);
    return only instanceof NnetParser.DefinitionContext definition ? definition.body() : only;
  }

  private static boolean hasBlock(ParserRuleContext tree) {
    return tree.getChild(NnetParser.BlockContext.class, 0) != null
        || tree instanceof NnetParser.BodyContext;
  }

  private static Token first(ParseTree tree) {
    return tree instanceof TerminalNode leaf ? leaf.getSymbol() : ((ParserRuleContext) tree).start;
  }

  private void pad(List<Cell> run) {
    int widest = run.stream().mapToInt(this::width).max().orElse(0);
    for (Cell cell : run) {
      pieces.of(cell.token).padding = widest - width(cell);
    }
  }

  /** How far the piece stands from the start of its statement. */
  private int width(Cell cell) {
    int start = pieces.position(cell.start);
    int end = pieces.position(cell.token);
    int width = 0;
    for (int i = start; i < end; i++) {
      Piece next = pieces.all().get(i + 1);
      width += pieces.all().get(i).text().length();
      width += Spacing.between(pieces.all().get(i), next) + (i + 1 < end ? next.padding : 0);
    }
    return width;
  }
}
