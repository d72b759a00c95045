package nnet.compiler.syntax.parse;

import java.util.List;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.grammar.NnetLexer;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds the statements of a {@code data} block. */
final class DataBuilder {
  private final ExpressionBuilder expressions;
  private final Settings settings;
  private final Places places;
  private final Diagnostics diagnostics;

  DataBuilder(ExpressionBuilder expressions, Diagnostics diagnostics) {
    this.expressions = expressions;
    this.settings = new Settings(expressions);
    this.places = expressions.places();
    this.diagnostics = diagnostics;
  }

  List<DataStatement> statements(NnetParser.DataContext tree) {
    return ExpressionBuilder.all(tree.dataStatement(), this::statement);
  }

  private DataStatement statement(NnetParser.DataStatementContext tree) {
    Span span = places.of(tree);
    if (tree.exception != null) {
      return new DataStatement.Broken(span);
    }
    return switch (tree.getChild(0)) {
      case NnetParser.FromContext from -> from(from, span);
      case NnetParser.JoinContext join ->
          new DataStatement.Join(
              source(join.source()),
              expressions.name(join.name(0)),
              expressions.name(join.name(1)),
              span);
      case NnetParser.OrderByContext order ->
          new DataStatement.OrderBy(expressions.name(order.name()), span);
      case NnetParser.GroupByContext group ->
          new DataStatement.GroupBy(expressions.name(group.name()), span);
      case NnetParser.SplitContext split ->
          new DataStatement.Split(
              source(split.source()), split.share().stream().map(this::share).toList(), span);
      case NnetParser.ColumnContext column ->
          new DataStatement.Column(
              expressions.name(column.name()),
              null,
              expressions.expression(column.expression()),
              span);
      case NnetParser.SettingContext setting -> setting(setting, span);
      default -> new DataStatement.Broken(span);
    };
  }

  private DataStatement from(NnetParser.FromContext tree, Span span) {
    return new DataStatement.From(
        part(tree),
        source(tree.source()),
        tree.name() == null ? null : expressions.name(tree.name()),
        span);
  }

  private @Nullable Name part(NnetParser.FromContext tree) {
    Token first = tree.start;
    return first.getType() == NnetLexer.FROM ? null : new Name(first.getText(), places.of(first));
  }

  private Expression source(NnetParser.SourceContext tree) {
    Name name = expressions.name(tree.name());
    Expression function = new Expression.NameReference(name);
    return tree.arguments() == null
        ? function
        : new Expression.Call(function, expressions.arguments(tree.arguments()), places.of(tree));
  }

  private DataStatement.Split.Share share(NnetParser.ShareContext tree) {
    return new DataStatement.Split.Share(
        expressions.name(tree.name()), expressions.expression(tree.expression()), places.of(tree));
  }

  private DataStatement setting(NnetParser.SettingContext tree, Span span) {
    if (tree.INTO() != null) {
      diagnostics.add(
          Diagnostic.error(
              Code.SYNTAX, places.of(tree.INTO().getSymbol()), "`into` belongs to `start`"));
    }
    return new DataStatement.Setting(
        expressions.name(tree.name(0)), settings.value(tree.value()), span);
  }
}
