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

/** Tells each piece its role from the tree it stands in. */
final class Annotator {
  private final Pieces pieces;
  private final Alignment alignment;

  Annotator(Pieces pieces) {
    this.pieces = pieces;
    this.alignment = new Alignment(pieces);
  }

  void annotate(NnetParser.FileContext file) {
    for (NnetParser.DeclarationContext declaration : file.declaration()) {
      pieces.of(declaration.start).role = Piece.Role.START;
    }
    visit(file, 0);
    alignment.align(file.declaration());
    levelComments();
  }

  private void visit(ParseTree tree, int level) {
    if (tree instanceof TerminalNode leaf) {
      if (leaf.getSymbol().getType() != Token.EOF) {
        pieces.of(leaf.getSymbol()).level = level;
      }
      return;
    }
    mark(tree);
    NnetParser.BlockEndContext end = endOfBlock(tree);
    for (int i = 0; i < tree.getChildCount(); i++) {
      ParseTree child = tree.getChild(i);
      visit(child, end != null && isMember(child) ? level + 1 : level);
    }
    if (end != null) {
      markBlock(tree, end);
    }
  }

  private static NnetParser.@Nullable BlockEndContext endOfBlock(ParseTree tree) {
    return switch (tree) {
      case NnetParser.BlockContext block -> block.blockEnd();
      case NnetParser.RecordContext record -> record.blockEnd();
      case NnetParser.DataContext data -> data.blockEnd();
      case NnetParser.TrainContext train -> train.blockEnd();
      case NnetParser.GenerateContext generate -> generate.blockEnd();
      default -> null;
    };
  }

  private static boolean isMember(ParseTree tree) {
    return tree instanceof NnetParser.StatementContext
        || tree instanceof NnetParser.FieldContext
        || tree instanceof NnetParser.DataStatementContext
        || tree instanceof NnetParser.TrainStatementContext;
  }

  private void markBlock(ParseTree tree, NnetParser.BlockEndContext end) {
    List<ParserRuleContext> members = new ArrayList<>();
    Piece open = pieces.of(end.start);
    for (int i = 0; i < tree.getChildCount(); i++) {
      ParseTree child = tree.getChild(i);
      if (child instanceof TerminalNode leaf
          && leaf.getSymbol().getType() == NnetLexer.LEFT_BRACE) {
        open = pieces.of(leaf.getSymbol());
      } else if (child instanceof ParserRuleContext member && isMember(child)) {
        members.add(member);
      }
    }
    Piece close = pieces.of(end.start);
    boolean flat = open.line() == close.line();
    open.role = Piece.Role.OPEN_BLOCK;
    open.joined = !open.parted;
    close.role = Piece.Role.CLOSE_BLOCK;
    close.flat = flat;
    for (ParserRuleContext member : members) {
      Piece start = pieces.of(member.start);
      start.role = Piece.Role.START;
      start.flat = flat;
    }
    if (!flat) {
      alignment.align(members);
    }
  }

  private void mark(ParseTree tree) {
    switch (tree) {
      case NnetParser.ParameterListContext list -> pieces.of(list.start).tightBefore = true;
      case NnetParser.ArgumentsContext list -> pieces.of(list.start).tightBefore = true;
      case NnetParser.IndexContext index -> pieces.of(index.start).tightBefore = true;
      case NnetParser.TypeContext type -> markChildren(type, NnetLexer.LEFT_BRACKET);
      case NnetParser.OperandContext operand -> markSigns(operand);
      case NnetParser.SliceContext slice -> markSlice(slice);
      case NnetParser.SliceStepContext step -> pieces.of(step.start).tightAfter = true;
      case NnetParser.MapContext map -> markMap(map);
      case NnetParser.PipelineContext pipeline -> anchor(pipeline.ARROW());
      case NnetParser.ConditionalContext conditional -> {
        anchor(List.of(conditional.IF(), conditional.THEN()));
        anchor(List.of(conditional.IF(), conditional.ELSE()));
      }
      case NnetParser.IfStatementContext statement -> {
        if (statement.ELSE() != null) {
          pieces.of(statement.ELSE().getSymbol()).joined = true;
        }
      }
      case NnetParser.DefinitionContext definition -> markDefinition(definition);
      default -> {
        // nothing special
      }
    }
  }

  private void markChildren(ParserRuleContext tree, int type) {
    for (TerminalNode leaf : tree.getTokens(type)) {
      pieces.of(leaf.getSymbol()).tightBefore = true;
    }
  }

  private void markSigns(NnetParser.OperandContext operand) {
    for (TerminalNode sign : operand.MINUS()) {
      pieces.of(sign.getSymbol()).tightAfter = true;
    }
  }

  private void markSlice(NnetParser.SliceContext slice) {
    pieces.of(slice.start).tightAfter = true;
    // Behind a comma the colon stands off, as any other part does.
    pieces.of(slice.start).looseBefore = slice.equals(slice.getParent().getChild(0));
  }

  private void markMap(NnetParser.MapContext map) {
    pieces.of(map.start).tightAfter = true;
    pieces.of(map.stop).tightBefore = true;
  }

  /** The later of these tokens are aligned to the first where they begin a line. */
  private void anchor(List<TerminalNode> leaves) {
    for (int i = 1; i < leaves.size(); i++) {
      pieces.of(leaves.get(i).getSymbol()).anchor = pieces.of(leaves.getFirst().getSymbol());
    }
  }

  private void markDefinition(NnetParser.DefinitionContext definition) {
    if (definition.parameterList().size() == 2) {
      Piece second = pieces.of(definition.parameterList(1).start);
      second.anchor = pieces.of(definition.parameterList(0).start);
    }
    NnetParser.BlockContext block = definition.body().block();
    boolean parted =
        definition.requirement().stream()
            .anyMatch(requirement -> beginsLine(pieces.position(requirement.start)));
    if (block != null && parted) {
      pieces.of(block.start).parted = true;
    }
  }

  private boolean beginsLine(int position) {
    return pieces.all().get(position - 1).line() < pieces.all().get(position).line();
  }

  /** Comments belong to what follows them; at the end of a block, to the block. */
  private void levelComments() {
    int level = 0;
    List<Piece> all = pieces.all();
    for (int i = all.size() - 1; i >= 0; i--) {
      Piece piece = all.get(i);
      if (piece.isComment()) {
        piece.level = level;
      } else {
        level = piece.role == Piece.Role.CLOSE_BLOCK ? piece.level + 1 : piece.level;
      }
    }
  }
}
