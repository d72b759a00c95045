package nnet.compiler.ide;

import java.util.List;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** The types of names, as far as they were seen. */
final class Types {
  private Types() {}

  /** At a place; where nothing was seen there, where the name was bound or used. */
  static List<Seen> of(Analysis analysis, Symbol symbol, Span place) {
    List<Seen> here = analysis.seen(place);
    if (!here.isEmpty()) {
      return here;
    }
    Expression value = value(symbol.part());
    List<Seen> bound = value == null ? List.of() : analysis.seen(value.span());
    return bound.isEmpty() ? used(analysis, symbol) : bound;
  }

  private static List<Seen> used(Analysis analysis, Symbol symbol) {
    return symbol.places().stream()
        .map(analysis::seen)
        .filter(seen -> !seen.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** The only expression that a name is bound to. */
  private static @Nullable Expression value(Object part) {
    return switch (part) {
      case Statement.Assign assign when assign.targets().size() == 1 -> assign.value();
      case Statement.Output output -> output.value();
      case DataStatement.Column column -> column.value();
      default -> null;
    };
  }

  /** As it is declared, or with the type that it was seen to have. */
  static String declaration(Symbol symbol, List<Seen> seen) {
    return switch (symbol.kind()) {
      case OPTION, TENSOR, CARRY, FIELD, INPUT, TARGET, PARAM, STATE, RUN -> firstLine(symbol);
      case LOSS, METRIC, DECISION, RECORD, DATA, GENERATE, DEFINITION -> firstLine(symbol);
      case DIMENSION, OUTPUT, COLUMN, VARIABLE ->
          seen.isEmpty() ? firstLine(symbol) : symbol.name() + ": " + seen.getFirst().text();
    };
  }

  private static String firstLine(Symbol symbol) {
    String text =
        switch (symbol.part()) {
          case Statement statement -> statement.span().text();
          case DataStatement statement -> statement.span().text();
          case nnet.compiler.syntax.Declaration declaration -> declaration.span().text();
          case nnet.compiler.syntax.Declaration.OptionSyntax option -> option.span().text();
          case nnet.compiler.syntax.Declaration.ParameterSyntax tensor -> tensor.span().text();
          case nnet.compiler.syntax.Declaration.CarrySyntax carry -> carry.span().text();
          case nnet.compiler.syntax.Declaration.Train.Loop loop -> loop.span().text();
          default -> symbol.name();
        };
    return text.lines().findFirst().orElse(symbol.name());
  }
}
