package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.elaborate.Item.Flag;
import nnet.compiler.elaborate.Item.Sequence;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.BinaryOperator;
import nnet.compiler.syntax.Expression;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import org.jspecify.annotations.Nullable;

/** Infix operators and indexing. */
final class Operands {
  private final Elaborator elaborator;
  private final Choices choices;

  Operands(Elaborator elaborator) {
    this.elaborator = elaborator;
    choices = new Choices(elaborator);
  }

  Item binary(Expression.Binary binary, Activation at) {
    Item left = elaborator.evaluate(binary.left(), at);
    if (left instanceof Flag flag) {
      Boolean decided = decided(binary.operator(), flag.value());
      if (decided != null) {
        return new Flag(decided);
      }
    }
    Item right = choices.word(binary, at).orElseGet(() -> elaborator.evaluate(binary.right(), at));
    if (left instanceof Item.Unknown || right instanceof Item.Unknown) {
      return Item.UNKNOWN;
    }
    if (left instanceof Flag a && right instanceof Flag b) {
      return flags(binary, a.value(), b.value(), at);
    }
    if (left instanceof Item.Word a && right instanceof Item.Word b) {
      return words(binary, a, b, at);
    }
    if (left instanceof Flag || right instanceof Flag) {
      Item other = left instanceof Flag ? right : left;
      boolean flag = (left instanceof Flag a ? a : (Flag) right).value();
      Boolean decided = decided(binary.operator(), flag);
      if (other instanceof Item.Value && isLogical(binary.operator())) {
        return decided == null ? other : new Flag(decided);
      }
    }
    if (Arithmetic.isNumber(left) && Arithmetic.isNumber(right)) {
      return numbers(binary, left, right, at);
    }
    return onTensors(binary, left, right, at);
  }

  private static @Nullable Boolean decided(BinaryOperator operator, boolean left) {
    return switch (operator) {
      case AND -> left ? null : Boolean.FALSE;
      case OR -> left ? Boolean.TRUE : null;
      default -> null;
    };
  }

  private static boolean isLogical(BinaryOperator operator) {
    return operator == BinaryOperator.AND || operator == BinaryOperator.OR;
  }

  private Item flags(Expression.Binary binary, boolean a, boolean b, Activation at) {
    return switch (binary.operator()) {
      case AND -> new Flag(a && b);
      case OR -> new Flag(a || b);
      case EQUAL -> new Flag(a == b);
      case NOT_EQUAL -> new Flag(a != b);
      default -> unfit(binary, "true and false", at);
    };
  }

  private Item words(Expression.Binary binary, Item.Word a, Item.Word b, Activation at) {
    boolean same = a.name().text().equals(b.name().text());
    return switch (binary.operator()) {
      case EQUAL -> new Flag(same);
      case NOT_EQUAL -> new Flag(!same);
      default -> unfit(binary, "words", at);
    };
  }

  private Item unfit(Expression.Binary binary, String what, Activation at) {
    return elaborator.reports.error(
        at,
        Code.TYPE_MISMATCH,
        binary.operatorSpan(),
        "`" + binary.operator().text() + "` does not work on " + what);
  }

  private Item numbers(Expression.Binary binary, Item left, Item right, Activation at) {
    boolean byZero =
        binary.operator() == BinaryOperator.DIVIDE
            && Arithmetic.real(right).map(value -> value == 0).orElse(false);
    if (byZero) {
      return elaborator.reports.error(at, Code.BAD_VALUE, binary.span(), "this divides by zero");
    }
    Optional<Item> result = Arithmetic.binary(binary.operator(), left, right);
    if (result.isPresent()) {
      return result.get();
    }
    if (elaborator.workspace.symbolic) {
      return Item.UNKNOWN;
    }
    return isOfLength(left) || isOfLength(right)
        ? onTensors(binary, left, right, at)
        : unfit(binary, left.kind() + " and " + right.kind(), at);
  }

  /** Whether it is another number for each example. */
  private static boolean isOfLength(Item item) {
    return item instanceof Item.Exact exact
        && (exact.value().numerator().isRagged() || exact.value().denominator().isRagged());
  }

  private Item onTensors(Expression.Binary binary, Item left, Item right, Activation at) {
    return elaborator.primitives.call(
        operatorName(binary.operator()),
        List.of(new Argued(left, binary.left().span()), new Argued(right, binary.right().span())),
        at,
        binary.span());
  }

  static String operatorName(BinaryOperator operator) {
    return switch (operator) {
      case OR -> "or";
      case AND -> "and";
      case EQUAL -> "equal";
      case NOT_EQUAL -> "not_equal";
      case LESS -> "less";
      case LESS_EQUAL -> "less_equal";
      case GREATER -> "greater";
      case GREATER_EQUAL -> "greater_equal";
      case ADD -> "add";
      case SUBTRACT -> "subtract";
      case MULTIPLY -> "multiply";
      case DIVIDE -> "divide";
      case REMAINDER -> "remainder";
      case MATMUL -> "matmul";
      case POWER -> "power";
    };
  }

  Item index(Expression.Index index, Activation at) {
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
      List<Long> bounds = bounds(index.parts().get(0), at, list.items().size());
      return bounds.isEmpty()
          ? Item.UNKNOWN
          : new Sequence(
              list.items().subList((int) (long) bounds.get(0), (int) (long) bounds.get(1)));
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
    if (part.slice() && part.from() == null && part.to() != null) {
      Item to = elaborator.evaluate(part.to(), at);
      if (to instanceof Item.Exact size
          && size.value().isWhole()
          && size.value().numerator().isLength()) {
        return cut(base, axis, size.value().numerator(), part, at);
      }
    }
    List<Long> bounds = bounds(part, at, base.shape().dim(axis).constant().orElse(-1L));
    if (part.slice() && bounds.equals(List.of(0L, base.shape().dim(axis).constant().orElse(-1L)))) {
      return base;
    }
    return bounds.isEmpty()
        ? null
        : elaborator.tensors.slice(base, axis, bounds.get(0), bounds.get(1), !part.slice(), at);
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
    if (part.slice() && part.from() == null && part.to() == null) {
      return base;
    }
    if (part.slice()
        && part.from() == null
        && part.to() != null
        && elaborator.evaluate(part.to(), at) instanceof Item.Exact to
        && Ratio.of(base.shape().dim(axis)).equals(to.value())) {
      return base;
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

  private @Nullable Tensor last(Tensor base, int axis, Expression.Index.Part part, Activation at) {
    if (base.element() instanceof Element.Real || base.element() instanceof Element.Simplex) {
      return elaborator.primitives.last(base, axis, at);
    }
    elaborator.reports.error(
        at, Code.NOT_YET, part.span(), "the last of labels or truth values along a `dim`");
    return null;
  }

  /** From (inclusive) and to (exclusive), checked against the size of the axis; empty if wrong. */
  private List<Long> bounds(Expression.Index.Part part, Activation at, long size) {
    if (size < 0) {
      return elaborator.workspace.symbolic ? List.of() : unknownSize(part, at);
    }
    List<Long> bounds = new ArrayList<>();
    bounds.add(bound(part.from(), 0, size, at));
    bounds.add(part.slice() ? bound(part.to(), size, size, at) : bounds.get(0) + 1);
    if (bounds.get(0) < 0 || bounds.get(1) > size || bounds.get(0) >= bounds.get(1)) {
      elaborator.reports.error(
          at,
          Code.DIMENSION,
          part.span(),
          "`" + part.span().text() + "` is outside an axis of size " + size);
      return List.of();
    }
    return bounds;
  }

  private List<Long> unknownSize(Expression.Index.Part part, Activation at) {
    elaborator.reports.error(
        at, Code.NOT_YET, part.span(), "indexing an axis whose size is not known yet");
    return List.of();
  }

  private long bound(@Nullable Expression value, long missing, long size, Activation at) {
    if (value == null) {
      return missing;
    }
    Long given = elaborator.expressions.wholeNumber(value, at, "an index");
    return given == null ? missing : given < 0 ? given + size : given;
  }
}
