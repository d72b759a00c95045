package nnet.compiler.syntax;

import java.util.List;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A written type such as {@code f32[..., n]}, {@code simplex(10)}, {@code range(-1, 1)[28, 28]} or
 * {@code f32?}.
 *
 * @param dimensions null where no brackets are written
 */
public record TypeSyntax(
    Name base,
    List<Argument> arguments,
    @Nullable List<Dimension> dimensions,
    boolean optional,
    Span span) {

  /** Whether it is certain that a tensor of this type has so many axes. */
  public boolean hasRank(int rank) {
    int own = dimensions == null ? 0 : dimensions.size();
    boolean open =
        dimensions != null && dimensions.stream().anyMatch(Dimension.Leading.class::isInstance);
    return !open && rank == own + (base.text().equals("simplex") ? 1 : 0);
  }

  /** One entry of the brackets. */
  public sealed interface Dimension {
    Span span();

    /** A size: a number, a name or an expression of them. */
    record Size(Expression value, Span span) implements Dimension {}

    /** {@code ...}: any leading axes. */
    record Leading(Span span) implements Dimension {}
  }
}
