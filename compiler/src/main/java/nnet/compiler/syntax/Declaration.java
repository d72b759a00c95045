package nnet.compiler.syntax;

import java.util.List;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** A top-level declaration. {@code documentation} is the text of its {@code ///} lines or empty. */
public sealed interface Declaration {
  Span span();

  /**
   * A network, layer, cell, activation, loss, metric, optimizer, schedule and so on.
   *
   * @param options the first list; the only one of networks and optimizers
   * @param parameters the tensors of the second list
   * @param carries the carried state of a cell
   * @param body a block, or the formula after {@code =}
   * @param surrogate what stands for an activation in the backward pass, or null
   */
  record Definition(
      DefinitionKind kind,
      Name name,
      List<OptionSyntax> options,
      List<ParameterSyntax> parameters,
      List<CarrySyntax> carries,
      @Nullable TypeSyntax result,
      List<Requirement> requirements,
      Body body,
      @Nullable Expression surrogate,
      String documentation,
      Span span)
      implements Declaration {}

  /** {@code record Bar { date: date open: f32 }}. */
  record Record(Name name, List<ParameterSyntax> fields, String documentation, Span span)
      implements Declaration {}

  record Data(Name name, List<DataStatement> statements, String documentation, Span span)
      implements Declaration {}

  /** {@code train Network on Data for a in [1, 2] { ... }}. */
  record Train(
      Name network,
      Name data,
      List<Loop> loops,
      List<TrainStatement> statements,
      String documentation,
      Span span)
      implements Declaration {

    /** One variable of a table of runs. */
    public record Loop(Name variable, Expression values, Span span) {}
  }

  /** {@code generate Story from Model { next = ... until: end }}. */
  record Generate(
      Name name, Name network, List<TrainStatement> statements, String documentation, Span span)
      implements Declaration {}

  record Test(String title, Block body, String documentation, Span span) implements Declaration {}

  /** {@code import "layers.nnet"}. */
  record Import(Expression.StringLiteral path, Span span) implements Declaration {}

  /** {@code language 1}. */
  record Language(Expression version, Span span) implements Declaration {}

  /** What could not be read; already reported. */
  record Broken(Span span) implements Declaration {}

  /** The body of a definition. */
  sealed interface Body {
    record Formula(Expression value) implements Body {}

    record Statements(Block block) implements Body {}

    /** A body that could not be read; already reported. */
    record Missing() implements Body {}
  }

  /** {@code units: int = 3}. */
  record OptionSyntax(
      Name name, @Nullable TypeSyntax type, @Nullable Expression initial, Span span) {}

  /** {@code x: f32[..., n]}; the type may be left out. */
  record ParameterSyntax(Name name, @Nullable TypeSyntax type, Span span) {}

  /** {@code h: f32[units] = zeros}. */
  record CarrySyntax(
      Name name, @Nullable TypeSyntax type, @Nullable Expression initial, Span span) {}
}
