package nnet.compiler.syntax;

import java.util.List;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** A statement of a {@code train} or {@code generate} block. */
public sealed interface TrainStatement {
  Span span();

  /** {@code epochs: 5}, {@code network: (hidden: 3)}. */
  record Setting(Name name, Expression value, Span span) implements TrainStatement {}

  /** {@code phase critic: minimize d_loss over discriminator with adam(2e-4), steps: 5}. */
  record Phase(
      Name name,
      Name loss,
      List<Expression> over,
      @Nullable Expression optimizer,
      List<Argument> settings,
      Span span)
      implements TrainStatement {}

  /** {@code stage head: freeze "base.**", epochs: 2}. */
  record Stage(Name name, List<Expression.StringLiteral> frozen, List<Argument> settings, Span span)
      implements TrainStatement {}

  /** {@code freeze "base.**"}. */
  record Freeze(Expression.StringLiteral pattern, Span span) implements TrainStatement {}

  /** {@code start: "base.safetensors" into base}. */
  record Start(Expression.StringLiteral file, @Nullable Name into, Span span)
      implements TrainStatement {}

  /** {@code renamed "old.path" to "new.path"}. */
  record Renamed(Expression.StringLiteral from, Expression.StringLiteral to, Span span)
      implements TrainStatement {}

  /** {@code next = sample(p)} of a generate block. */
  record Assign(Name name, Expression value, Span span) implements TrainStatement {}

  record Broken(Span span) implements TrainStatement {}
}
