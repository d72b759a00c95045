package nnet.compiler.elaborate;

import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Expression.Index.Part;
import org.jspecify.annotations.Nullable;

/** Which places an index names, checked against the size of the axis or list. */
final class IndexBounds {
  private final Elaborator elaborator;

  IndexBounds(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  /** The places, at least one; null if the index is wrong, or the size negative: unknown. */
  @Nullable Places of(Part part, long size, Activation at) {
    if (size < 0) {
      return unknownSize(part, at);
    }
    return part.slice() ? slice(part, size, at) : position(part, size, at);
  }

  private @Nullable Places position(Part part, long size, Activation at) {
    Long place = place(part.from(), 0, size, at);
    if (place == null) {
      return null;
    }
    return 0 <= place && place < size ? new Places(place, 1, 1) : outside(part, size, at);
  }

  private @Nullable Places slice(Part part, long size, Activation at) {
    Long step = place(part.step(), 1, 0, at);
    if (step == null || step == 0) {
      return step == null ? null : nowhere(part, at);
    }
    Long from = place(part.from(), step > 0 ? 0 : size - 1, size, at);
    Long to = place(part.to(), step > 0 ? size : -1, size, at);
    if (from == null || to == null) {
      return null;
    }
    long least = part.to() == null ? -1 : 0;
    long most = step > 0 ? size : size - 1;
    if (from < 0 || from > most || to < least || to > size) {
      return outside(part, size, at);
    }
    Places places = Places.between(from, to, step);
    return places.count() > 0 ? places : nothing(part, from, to, size, at);
  }

  private @Nullable Places unknownSize(Part part, Activation at) {
    if (!elaborator.workspace.symbolic) {
      elaborator.reports.error(
          at, Code.NOT_YET, part.span(), "indexing an axis whose size is not known yet");
    }
    return null;
  }

  private @Nullable Places outside(Part part, long size, Activation at) {
    elaborator.reports.error(
        at,
        Code.DIMENSION,
        part.span(),
        "`" + part.span().text() + "` is outside an axis of size " + size);
    return null;
  }

  private @Nullable Places nothing(Part part, long from, long to, long size, Activation at) {
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.DIMENSION,
                part.span(),
                "`" + part.span().text() + "` takes nothing of an axis of size " + size)
            .note("a slice begins with its first place and ends before its second")
            .help(
                from > to
                    ? "write the smaller place first, or go backwards: " + from + ":" + to + ":-1"
                    : from < to
                        ? "a negative step goes from the larger place to the smaller one"
                        : null));
    return null;
  }

  private @Nullable Places nowhere(Part part, Activation at) {
    elaborator.reports.error(at, Code.BAD_VALUE, part.span(), "a step of 0 would stay where it is");
    return null;
  }

  /** Negative ones count from the end; null for what is no whole number, which is reported. */
  private @Nullable Long place(@Nullable Expression value, long missing, long size, Activation at) {
    if (value == null) {
      return missing;
    }
    Long given = elaborator.expressions.wholeNumber(value, at, "an index");
    return given == null || given >= 0 ? given : Long.valueOf(given + size);
  }
}
