package nnet.compiler.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Block;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Requirement;
import nnet.compiler.syntax.Statement;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Builds the statements of bodies. */
final class StatementBuilder {
  private final ExpressionBuilder expressions;
  private final Places places;

  StatementBuilder(ExpressionBuilder expressions) {
    this.expressions = expressions;
    this.places = expressions.places();
  }

  Block block(NnetParser.BlockContext tree) {
    return new Block(ExpressionBuilder.all(tree.statement(), this::statement), places.of(tree));
  }

  private @Nullable Block optional(NnetParser.@Nullable BlockContext tree) {
    return tree == null ? null : block(tree);
  }

  private Statement statement(NnetParser.StatementContext tree) {
    Span span = places.of(tree);
    if (tree.exception != null) {
      return new Statement.Broken(span);
    }
    ParseTree only = tree.getChild(0);
    return switch (only) {
      case NnetParser.IfStatementContext conditional -> ifStatement(conditional, span);
      case NnetParser.RepeatContext repeat ->
          new Statement.Repeat(
              expressions.expression(repeat.expression()), block(repeat.block()), span);
      case NnetParser.ForStatementContext loop ->
          new Statement.For(
              name(loop.name()),
              expressions.expression(loop.expression()),
              block(loop.block()),
              span);
      case NnetParser.UpdateContext update -> new Statement.Update(block(update.block()), span);
      case NnetParser.ExpectErrorContext expect ->
          new Statement.ExpectError(name(expect.name()), block(expect.block()), span);
      case NnetParser.ExpectContext expect -> expect(expect, span);
      case NnetParser.AssignmentContext assignment -> assignment(assignment, span);
      case ParserRuleContext simple -> declaring(simple, span);
      default -> new Statement.Broken(span);
    };
  }

  /** The statements that declare a part of a network, a layer or a metric. */
  private Statement declaring(ParserRuleContext tree, Span span) {
    return switch (tree) {
      case NnetParser.InputContext input ->
          new Statement.Input(name(input.name()), expressions.type(input.type()), span);
      case NnetParser.TargetContext target ->
          new Statement.Target(name(target.name()), expressions.type(target.type()), span);
      case NnetParser.OutputContext output ->
          new Statement.Output(
              name(output.name()),
              expressions.optional(output.type()),
              expressions.expression(output.expression()),
              span);
      case NnetParser.DimensionContext dimension ->
          new Statement.DimensionBound(
              name(dimension.name()), expressions.optional(dimension.expression()), span);
      case NnetParser.ParamContext param ->
          new Statement.Parameter(
              name(param.name()),
              expressions.optional(param.type()),
              expressions.optional(param.expression()),
              span);
      case NnetParser.StateContext state ->
          new Statement.State(
              name(state.name()),
              expressions.optional(state.type()),
              expressions.optional(state.expression()),
              span);
      default -> valued(tree, span);
    };
  }

  private Statement valued(ParserRuleContext tree, Span span) {
    return switch (tree) {
      case NnetParser.ReturningContext returning ->
          new Statement.Return(expressions.expression(returning.expression()), span);
      case NnetParser.LossStatementContext loss ->
          new Statement.Loss(
              optionalName(loss.name()), expressions.expression(loss.expression()), span);
      case NnetParser.MetricStatementContext metric ->
          new Statement.Metric(
              optionalName(metric.name()), expressions.expression(metric.expression()), span);
      case NnetParser.DecisionContext decision ->
          new Statement.Decision(
              name(decision.name()), expressions.expression(decision.expression()), span);
      case NnetParser.PenaltyContext penalty ->
          new Statement.Penalty(
              expressions.expression(penalty.expression()), optionalString(penalty.string()), span);
      case NnetParser.ResultStatementContext result ->
          new Statement.Result(expressions.expression(result.expression()), span);
      case NnetParser.RequirementContext requirement ->
          new Statement.Requires(requirement(requirement), span);
      default -> new Statement.Broken(span);
    };
  }

  private Statement ifStatement(NnetParser.IfStatementContext tree, Span span) {
    return new Statement.If(
        expressions.expression(tree.expression()), block(tree.block(0)), otherwise(tree), span);
  }

  /** An {@code else if} is a block of one statement. */
  private @Nullable Block otherwise(NnetParser.IfStatementContext tree) {
    NnetParser.IfStatementContext next = tree.ifStatement();
    if (next == null) {
      return optional(tree.block().size() > 1 ? tree.block(1) : null);
    }
    Span span = places.of(next);
    return new Block(List.of(ifStatement(next, span)), span);
  }

  private Statement expect(NnetParser.ExpectContext tree, Span span) {
    List<NnetParser.ExpressionContext> values = tree.expression();
    return new Statement.Expect(
        expressions.expression(values.getFirst()),
        values.size() > 1 ? expressions.expression(values.get(1)) : null,
        values.size() > 2 ? expressions.expression(values.get(2)) : null,
        span);
  }

  private Statement assignment(NnetParser.AssignmentContext tree, Span span) {
    List<Name> targets = new ArrayList<>();
    tree.variable().forEach(variable -> targets.add(name(variable)));
    return new Statement.Assign(
        targets,
        expressions.optional(tree.type()),
        expressions.expression(tree.expression()),
        span);
  }

  Requirement requirement(NnetParser.RequirementContext tree) {
    return new Requirement(
        expressions.expression(tree.expression()), optionalString(tree.string()), places.of(tree));
  }

  private Expression.@Nullable StringLiteral optionalString(
      NnetParser.@Nullable StringContext tree) {
    return tree == null ? null : expressions.string(tree);
  }

  private Name name(ParserRuleContext tree) {
    return expressions.name(tree);
  }

  private @Nullable Name optionalName(NnetParser.@Nullable NameContext tree) {
    return tree == null ? null : name(tree);
  }
}
