package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.elaborate.Item.Flag;
import nnet.compiler.elaborate.Item.Sequence;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.BinaryOperator;
import nnet.compiler.syntax.Expression;
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
    return elaborator.primitives.call(
        operatorName(binary.operator()),
        List.of(new Argued(left, binary.left().span()), new Argued(right, binary.right().span())),
        at,
        binary.span());
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
    return elaborator.workspace.symbolic
        ? Item.UNKNOWN
        : unfit(binary, left.kind() + " and " + right.kind(), at);
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
      List<Long> bounds = bounds(part, at, result.shape().dim(axis).constant().orElse(-1L));
      if (bounds.isEmpty()) {
        return Item.UNKNOWN;
      }
      result =
          elaborator.tensors.slice(result, axis, bounds.get(0), bounds.get(1), !part.slice(), at);
      axis += part.slice() ? 1 : 0;
    }
    return new Item.Value(result, index.span());
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
