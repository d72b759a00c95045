package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.elaborate.Item.Sequence;
import nnet.compiler.op.Operators;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Expression;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import org.jspecify.annotations.Nullable;

/** Positions and slices in brackets behind a tensor or a list. */
final class Indexing {
  private final Elaborator elaborator;
  private final IndexBounds bounds;
  private final Slices slices;

  Indexing(Elaborator elaborator) {
    this.elaborator = elaborator;
    bounds = new IndexBounds(elaborator);
    slices = new Slices(elaborator);
  }

  Item of(Expression.Index index, Activation at) {
    Item base = elaborator.evaluate(index.base(), at);
    return switch (base) {
      case Sequence list -> element(index, list, at);
      case Item.Value value -> indexed(index, value.tensor(), at);
      case Item.Unknown unknown -> Item.UNKNOWN;
      default ->
          elaborator.reports.error(
              at, Code.WRONG_KIND, index.base().span(), base.kind() + " has no elements");
    };
  }

  private Item element(Expression.Index index, Sequence list, Activation at) {
    Expression from = index.parts().get(0).from();
    if (index.parts().size() == 1 && index.parts().get(0).slice()) {
      Places places = bounds.of(index.parts().get(0), list.items().size(), at);
      return places == null ? Item.UNKNOWN : new Sequence(places.of(list.items()));
    }
    if (index.parts().size() != 1 || index.parts().get(0).slice() || from == null) {
      return elaborator.reports.error(
          at, Code.BAD_VALUE, index.span(), "a list takes one whole number as its index");
    }
    Long position = elaborator.expressions.wholeNumber(from, at, "an index");
    if (position == null) {
      return Item.UNKNOWN;
    }
    long wanted = position < 0 ? position + list.items().size() : position;
    if (wanted < 0 || wanted >= list.items().size()) {
      return elaborator.reports.error(
          at,
          Code.BAD_VALUE,
          from.span(),
          "index " + position + " of a list of " + list.items().size());
    }
    return list.items().get((int) wanted);
  }

  private Item indexed(Expression.Index index, Tensor base, Activation at) {
    List<Expression.Index.Part> parts = index.parts();
    if (parts.size() == 1 && !parts.get(0).slice() && parts.get(0).from() != null) {
      Item label = elaborator.evaluate(parts.get(0).from(), at);
      if (label instanceof Item.Value value) {
        return picked(index, base, value, at);
      }
    }
    if (parts.size() > base.rank()) {
      return elaborator.reports.error(
          at,
          Code.RANK_MISMATCH,
          index.span(),
          parts.size()
              + " indexes into "
              + base.describe()
              + ", which has "
              + (base.rank() == 1 ? "one axis" : base.rank() + " axes"));
    }
    return sliced(index, base, at);
  }

  private Item picked(Expression.Index index, Tensor base, Item.Value label, Activation at) {
    Element element = label.tensor().element();
    if (!(element instanceof Element.ClassIndex || element instanceof Element.Int)) {
      return elaborator.reports.error(
          at,
          Code.TYPE_MISMATCH,
          label.source(),
          "an index is a whole number or a class; this is " + label.tensor().describe());
    }
    Span span = index.base().span();
    return elaborator.primitives.call(
        "pick",
        List.of(new Argued(new Item.Value(base, span), span), new Argued(label, label.source())),
        at,
        index.span());
  }

  private Item sliced(Expression.Index index, Tensor base, Activation at) {
    Tensor result = base;
    int axis = 0;
    for (Expression.Index.Part part : index.parts()) {
      Tensor next =
          result.shape().dim(axis).isLength()
              ? ofLength(result, axis, part, at)
              : part(result, axis, part, at);
      if (next == null) {
        return Item.UNKNOWN;
      }
      result = next;
      axis += part.slice() ? 1 : 0;
    }
    return new Item.Value(result, index.span());
  }

  private @Nullable Tensor part(Tensor base, int axis, Expression.Index.Part part, Activation at) {
    if (part.isWhole()) {
      return base;
    }
    if (part.slice() && part.from() == null && part.to() != null && part.step() == null) {
      Item to = elaborator.evaluate(part.to(), at);
      if (to instanceof Item.Exact size
          && size.value().isWhole()
          && size.value().numerator().isLength()) {
        return cut(base, axis, size.value().numerator(), part, at);
      }
    }
    Places places = bounds.of(part, base.shape().dim(axis).constant().orElse(-1L), at);
    return places == null ? null : slices.of(base, axis, places, !part.slice(), at);
  }

  /** As much of an axis as each example is long. */
  private @Nullable Tensor cut(
      Tensor base, int axis, Dim length, Expression.Index.Part part, Activation at) {
    Dim bound = elaborator.workspace.dims.bounded(length);
    Dim size = base.shape().dim(axis);
    if (bound.isConstant() && size.minus(bound).constant().orElse(0L) >= 0) {
      return elaborator.tensors.slice(base, axis, Dim.ZERO, length, false, at);
    }
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.RAGGED,
                part.span(),
                "`" + length + "` can be " + bound + ", but this axis has only " + size)
            .label(part.span(), base.describe()));
    return null;
  }

  /** Every example has a first and a last element along an axis whose size is a {@code dim}. */
  private @Nullable Tensor ofLength(
      Tensor base, int axis, Expression.Index.Part part, Activation at) {
    if (part.isWhole()) {
      return base;
    }
    if (part.slice()
        && part.from() == null
        && part.to() != null
        && part.step() == null
        && elaborator.evaluate(part.to(), at) instanceof Item.Exact to
        && Ratio.of(base.shape().dim(axis)).equals(to.value())) {
      return base;
    }
    if (isReversed(part, at)) {
      return reversed(base, axis, part, at);
    }
    Optional<Long> place =
        part.slice() || part.from() == null
            ? Optional.empty()
            : Expressions.whole(elaborator.evaluate(part.from(), at));
    if (place.isPresent() && place.get() == 0) {
      return elaborator.tensors.slice(base, axis, 0, 1, true, at);
    }
    if (place.isPresent() && place.get() == -1) {
      return last(base, axis, part, at);
    }
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.RAGGED,
                part.span(),
                "an example may have fewer elements along this axis of size `"
                    + base.shape().dim(axis)
                    + "`")
            .label(part.span(), base.describe())
            .help("every example has a first element, [0], and a last one, [-1]"));
    return null;
  }

  private boolean isReversed(Expression.Index.Part part, Activation at) {
    return part.from() == null
        && part.to() == null
        && part.step() != null
        && Expressions.whole(elaborator.evaluate(part.step(), at)).equals(Optional.of(-1L));
  }

  private @Nullable Tensor reversed(
      Tensor base, int axis, Expression.Index.Part part, Activation at) {
    Argued tensor = new Argued(new Item.Value(base, part.span()), part.span());
    Argued option = new Argued(new Item.Exact(Ratio.of(axis)), part.span());
    return elaborator
        .primitives
        .call(
            Operators.callable("flip").orElseThrow(),
            List.of(tensor),
            Map.of("axis", option),
            at,
            part.span())
        .tensor();
  }

  private @Nullable Tensor last(Tensor base, int axis, Expression.Index.Part part, Activation at) {
    if (base.element() instanceof Element.Real || base.element() instanceof Element.Simplex) {
      return elaborator.primitives.last(base, axis, at);
    }
    elaborator.reports.error(
        at, Code.NOT_YET, part.span(), "the last of labels or truth values along a `dim`");
    return null;
  }
}
