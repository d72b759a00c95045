package nnet.compiler.syntax.parse;

import java.util.List;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.TrainStatement;
import nnet.grammar.NnetParser;

/** Builds the statements of {@code train} and {@code generate} blocks. */
final class TrainBuilder {
  private final ExpressionBuilder expressions;
  private final Settings settings;
  private final Places places;
  private final Diagnostics diagnostics;

  TrainBuilder(ExpressionBuilder expressions, Diagnostics diagnostics) {
    this.expressions = expressions;
    this.settings = new Settings(expressions);
    this.places = expressions.places();
    this.diagnostics = diagnostics;
  }

  List<TrainStatement> statements(List<NnetParser.TrainStatementContext> trees) {
    return ExpressionBuilder.all(trees, this::statement);
  }

  private TrainStatement statement(NnetParser.TrainStatementContext tree) {
    Span span = places.of(tree);
    if (tree.exception != null) {
      return new TrainStatement.Broken(span);
    }
    return switch (tree.getChild(0)) {
      case NnetParser.PhaseContext phase -> phase(phase, span);
      case NnetParser.StageContext stage -> stage(stage, span);
      case NnetParser.FreezeContext freeze ->
          new TrainStatement.Freeze(expressions.string(freeze.string()), span);
      case NnetParser.RenamedContext renamed ->
          new TrainStatement.Renamed(
              expressions.string(renamed.string(0)), expressions.string(renamed.string(1)), span);
      case NnetParser.TrainAssignmentContext assignment ->
          new TrainStatement.Assign(
              expressions.name(assignment.name()),
              expressions.expression(assignment.expression()),
              span);
      case NnetParser.SettingContext setting -> setting(setting, span);
      default -> new TrainStatement.Broken(span);
    };
  }

  private TrainStatement phase(NnetParser.PhaseContext tree, Span span) {
    return new TrainStatement.Phase(
        expressions.name(tree.name(0)),
        expressions.name(tree.name(1)),
        tree.part().stream().map(this::part).toList(),
        expressions.optional(tree.expression()),
        tree.option().stream().map(settings::option).toList(),
        span);
  }

  private Expression part(NnetParser.PartContext tree) {
    if (tree.string() != null) {
      return expressions.string(tree.string());
    }
    Expression value = new Expression.NameReference(expressions.name(tree.name(0)));
    for (NnetParser.NameContext member : tree.name().subList(1, tree.name().size())) {
      Name name = expressions.name(member);
      value = new Expression.Member(value, name, value.span().to(name.span()));
    }
    return value;
  }

  private TrainStatement stage(NnetParser.StageContext tree, Span span) {
    return new TrainStatement.Stage(
        expressions.name(tree.name()),
        tree.stageItem().stream()
            .filter(item -> item.freeze() != null)
            .map(item -> expressions.string(item.freeze().string()))
            .toList(),
        tree.stageItem().stream()
            .filter(item -> item.option() != null)
            .map(item -> settings.option(item.option()))
            .toList(),
        span);
  }

  private TrainStatement setting(NnetParser.SettingContext tree, Span span) {
    Name name = expressions.name(tree.name(0));
    Expression value = settings.value(tree.value());
    if (name.text().equals("start")) {
      return start(tree, value, span);
    }
    if (tree.INTO() != null) {
      Span into = places.of(tree.INTO().getSymbol());
      diagnostics.add(Diagnostic.error(Code.SYNTAX, into, "`into` belongs to `start`"));
    }
    return new TrainStatement.Setting(name, value, span);
  }

  private TrainStatement start(NnetParser.SettingContext tree, Expression value, Span span) {
    if (value instanceof Expression.StringLiteral file) {
      Name into = tree.INTO() == null ? null : expressions.name(tree.name(1));
      return new TrainStatement.Start(file, into, span);
    }
    diagnostics.add(
        Diagnostic.error(Code.SYNTAX, value.span(), "`start` names a file of weights")
            .help("write `start: \"model.safetensors\"`"));
    return new TrainStatement.Broken(span);
  }
}
