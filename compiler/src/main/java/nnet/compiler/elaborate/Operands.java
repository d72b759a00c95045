package nnet.compiler.elaborate;

import java.util.List;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.elaborate.Item.Flag;
import nnet.compiler.syntax.BinaryOperator;
import nnet.compiler.syntax.Expression;
import org.jspecify.annotations.Nullable;

/** Infix operators. */
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
}
