package nnet.compiler.syntax;

import java.util.List;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** A statement of the body of a network, layer, cell, metric, optimizer or test. */
public sealed interface Statement {
  Span span();

  /** {@code input image: unit[28, 28]}. */
  record Input(Name name, TypeSyntax type, Span span) implements Statement {}

  /** {@code target digit: class(10)}. */
  record Target(Name name, TypeSyntax type, Span span) implements Statement {}

  /** {@code output p: simplex(10) = ...}. */
  record Output(Name name, @Nullable TypeSyntax type, @Nullable Expression value, Span span)
      implements Statement {}

  /** {@code dim T <= 512}: each example has its own length. */
  record DimensionBound(Name name, @Nullable Expression atMost, Span span) implements Statement {}

  /** {@code param weight: f32[n, units] = init}. */
  record Parameter(Name name, @Nullable TypeSyntax type, @Nullable Expression initial, Span span)
      implements Statement {}

  /** {@code state mean: f32[c] = zeros}; of an optimizer also {@code state t: scalar = 0}. */
  record State(Name name, @Nullable TypeSyntax type, @Nullable Expression initial, Span span)
      implements Statement {}

  /** {@code i, f, g, o = split(gates, 4)}; a type only with a single target. */
  record Assign(List<Name> targets, @Nullable TypeSyntax type, Expression value, Span span)
      implements Statement {
    public Assign {
      targets = List.copyOf(targets);
    }
  }

  record Return(Expression value, Span span) implements Statement {}

  record If(Expression condition, Block then, @Nullable Block otherwise, Span span)
      implements Statement {}

  record Repeat(Expression count, Block body, Span span) implements Statement {}

  record For(Name variable, Expression values, Block body, Span span) implements Statement {}

  /** {@code loss = ...} or {@code loss d_loss = ...}. */
  record Loss(@Nullable Name name, Expression value, Span span) implements Statement {}

  /** {@code metric accuracy(p, y)} or {@code metric top = accuracy(p, y)}. */
  record Metric(@Nullable Name name, Expression value, Span span) implements Statement {}

  /** {@code decision up = p > 0.5} or {@code decision up = p > threshold(fit: validation, ...)}. */
  record Decision(Name name, Expression value, Span span) implements Statement {}

  /** {@code penalty l2(1e-4) over "**.weight"}; {@code over} is null for all parameters. */
  record Penalty(Expression value, Expression.@Nullable StringLiteral over, Span span)
      implements Statement {}

  /** {@code update { ... }} of a metric. */
  record Update(Block body, Span span) implements Statement {}

  /** {@code result hits / calls} of a metric. */
  record Result(Expression value, Span span) implements Statement {}

  /** {@code requires rate < 1: "message"} inside a body. */
  record Requires(Requirement requirement, Span span) implements Statement {}

  /**
   * {@code expect value}, {@code expect a == b}, {@code expect a ~= b within 1e-6}.
   *
   * @param approximately the right side of {@code ~=}, else null
   */
  record Expect(
      Expression value,
      @Nullable Expression approximately,
      @Nullable Expression tolerance,
      Span span)
      implements Statement {}

  /** {@code expect error code in { ... }}. */
  record ExpectError(Name code, Block body, Span span) implements Statement {}

  /** What could not be read; already reported. */
  record Broken(Span span) implements Statement {}
}
