package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nnet.compiler.op.Operators;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.TypeSyntax;

/**
 * A word of a text by what it means, for its colour.
 *
 * @param declared whether it is declared here
 * @param library whether it belongs to the language
 */
public record Token(Span span, Kind kind, boolean declared, boolean library) {

  /** What it means. */
  public enum Kind {
    NETWORK,
    LAYER,
    FUNCTION,
    RECORD,
    FIELD,
    OPTION,
    TENSOR,
    SIZE,
    PARAMETER,
    VARIABLE,
    TYPE
  }

  /** All of a range, in the order of the text. */
  public static List<Token> of(Analysis analysis, Span range) {
    List<Token> tokens = new ArrayList<>();
    analysis.symbols().mentions().forEach(mention -> tokens.add(of(mention)));
    analysis
        .tree()
        .each(node -> {
          switch (node.part()) {
            case TypeSyntax type ->
                tokens.add(new Token(type.base().span(), Kind.TYPE, false, true));
            case Expression.NameReference reference
                when analysis.symbols().at(reference.span()).isEmpty()
                    && Operators.callable(reference.name().text()).isPresent() ->
                tokens.add(new Token(reference.span(), Kind.FUNCTION, false, true));
            default -> {}
          }
        });
    return tokens.stream()
        .filter(token -> range.start() <= token.span.start() && token.span.end() <= range.end())
        .filter(token -> token.span.start() < token.span.end())
        .sorted(Comparator.comparingInt(token -> token.span.start()))
        .toList();
  }

  private static Token of(SymbolTable.Mention mention) {
    Symbol symbol = mention.symbol();
    boolean declared = mention.span().equals(symbol.declared());
    return new Token(mention.span(), kind(symbol), declared, symbol.isOfLibrary());
  }

  private static Kind kind(Symbol symbol) {
    return switch (symbol.kind()) {
      case DEFINITION -> kind((Definition) symbol.part());
      case RECORD, DATA, GENERATE -> Kind.RECORD;
      case FIELD, COLUMN -> Kind.FIELD;
      case OPTION, RUN -> Kind.OPTION;
      case TENSOR, INPUT, TARGET, CARRY -> Kind.TENSOR;
      case DIMENSION -> Kind.SIZE;
      case PARAM, STATE -> Kind.PARAMETER;
      case OUTPUT, VARIABLE, LOSS, METRIC, DECISION -> Kind.VARIABLE;
    };
  }

  private static Kind kind(Definition definition) {
    return switch (definition.kind()) {
      case NETWORK -> Kind.NETWORK;
      case LAYER, CELL -> Kind.LAYER;
      case ACTIVATION, LOSS, METRIC, FUNCTION, REGULARIZER, OPTIMIZER, SCHEDULE, INITIALIZER ->
          Kind.FUNCTION;
    };
  }
}
