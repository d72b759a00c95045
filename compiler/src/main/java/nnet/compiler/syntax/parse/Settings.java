package nnet.compiler.syntax.parse;

import java.util.List;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Expression;
import nnet.grammar.NnetParser;

/** Builds the values of settings, which may be lists of options and maps of patterns. */
final class Settings {
  private final ExpressionBuilder expressions;
  private final Places places;

  Settings(ExpressionBuilder expressions) {
    this.expressions = expressions;
    this.places = expressions.places();
  }

  Expression value(NnetParser.ValueContext tree) {
    if (tree.expression() != null) {
      return expressions.expression(tree.expression());
    }
    if (tree.optionList() != null) {
      return new Expression.ArgumentList(options(tree.optionList()), places.of(tree));
    }
    return new Expression.MapLiteral(
        tree.map().mapEntry().stream().map(this::entry).toList(), places.of(tree));
  }

  Argument option(NnetParser.OptionContext tree) {
    return new Argument(expressions.name(tree.name()), value(tree.value()), places.of(tree));
  }

  private List<Argument> options(NnetParser.OptionListContext tree) {
    return tree.option().stream().map(this::option).toList();
  }

  private Expression.MapLiteral.Entry entry(NnetParser.MapEntryContext tree) {
    return new Expression.MapLiteral.Entry(
        expressions.string(tree.string()), entryOptions(tree), places.of(tree));
  }

  private List<Argument> entryOptions(NnetParser.MapEntryContext tree) {
    if (tree.optionList() != null) {
      return options(tree.optionList());
    }
    Expression value = expressions.expression(tree.expression());
    return tree.name() == null
        ? List.of(new Argument(null, value, value.span()))
        : List.of(
            new Argument(
                expressions.name(tree.name()), value, places.of(tree.name()).to(places.of(tree))));
  }
}
