package nnet.compiler.optimize;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;
import nnet.compiler.op.math.Add;
import nnet.compiler.op.math.Divide;
import nnet.compiler.op.math.Multiply;
import nnet.compiler.op.math.Negate;
import nnet.compiler.op.math.Sqrt;
import nnet.compiler.op.math.Subtract;
import org.jspecify.annotations.Nullable;

/** The rules of sums, products and signs that lose no accuracy. */
final class Algebra {
  static final List<Rule> RULES =
      List.of(
          Folding::fold,
          Algebra::sum,
          Algebra::difference,
          Algebra::product,
          Algebra::quotient,
          Algebra::negative,
          Algebra::power);

  private Algebra() {}

  private static @Nullable Value negated(Value value, Editor editor) {
    Node node = editor.made(value, "negate");
    return node == null ? null : node.operands().get(0);
  }

  private static @Nullable Value sum(Node node, Editor editor) {
    if (!node.applies("add")) {
      return null;
    }
    Value a = node.operands().get(0);
    Value b = node.operands().get(1);
    if (editor.is(b, 0)) {
      return a;
    }
    if (editor.is(a, 0)) {
      return b;
    }
    Value minusA = negated(a, editor);
    Value minusB = negated(b, editor);
    if (minusA != null && minusB != null) {
      return editor.apply(Negate.INSTANCE, editor.apply(Add.INSTANCE, minusA, minusB));
    }
    if (minusB != null) {
      return editor.apply(Subtract.INSTANCE, a, minusB);
    }
    return minusA == null ? null : editor.apply(Subtract.INSTANCE, b, minusA);
  }

  private static @Nullable Value difference(Node node, Editor editor) {
    if (!node.applies("subtract")) {
      return null;
    }
    Value a = node.operands().get(0);
    Value b = node.operands().get(1);
    if (editor.is(b, 0)) {
      return a;
    }
    if (editor.is(a, 0)) {
      return editor.apply(Negate.INSTANCE, b);
    }
    Value minusB = negated(b, editor);
    if (minusB != null) {
      return editor.apply(Add.INSTANCE, a, minusB);
    }
    Value minusA = negated(a, editor);
    return minusA == null
        ? null
        : editor.apply(Negate.INSTANCE, editor.apply(Add.INSTANCE, minusA, b));
  }

  private static @Nullable Value product(Node node, Editor editor) {
    if (!node.applies("multiply")) {
      return null;
    }
    Value a = node.operands().get(0);
    Value b = node.operands().get(1);
    Value value = productWith(a, b, editor);
    return value == null ? productWith(b, a, editor) : value;
  }

  private static @Nullable Value productWith(Value a, Value b, Editor editor) {
    if (editor.is(b, 1)) {
      return a;
    }
    if (editor.is(b, -1)) {
      return editor.apply(Negate.INSTANCE, a);
    }
    Value minus = negated(b, editor);
    if (minus != null) {
      return editor.apply(Negate.INSTANCE, editor.apply(Multiply.INSTANCE, a, minus));
    }
    Node inverse = editor.made(b, "divide");
    if (inverse != null && editor.is(inverse.operands().get(0), 1)) {
      return editor.apply(Divide.INSTANCE, a, inverse.operands().get(1));
    }
    return joined(a, b, editor);
  }

  /** {@code c (d x) = (c d) x} for numbers c and d. */
  private static @Nullable Value joined(Value a, Value b, Editor editor) {
    Optional<Double> number = editor.number(b);
    Node inner = editor.made(a, "multiply");
    if (number.isEmpty() || inner == null) {
      return null;
    }
    for (int i = 0; i < 2; i++) {
      Optional<Double> other = editor.number(inner.operands().get(i));
      if (other.isPresent()) {
        DataType type = b.type().data();
        Value both = editor.constant(number.get() * other.get(), type);
        return editor.apply(Multiply.INSTANCE, both, inner.operands().get(1 - i));
      }
    }
    return null;
  }

  private static @Nullable Value quotient(Node node, Editor editor) {
    if (!node.applies("divide")) {
      return null;
    }
    Value a = node.operands().get(0);
    Value b = node.operands().get(1);
    if (editor.is(b, 1)) {
      return a;
    }
    Value minus = negated(a, editor);
    return minus == null
        ? null
        : editor.apply(Negate.INSTANCE, editor.apply(Divide.INSTANCE, minus, b));
  }

  private static @Nullable Value negative(Node node, Editor editor) {
    if (!node.applies("negate")) {
      return null;
    }
    Value x = node.operands().get(0);
    Value plus = negated(x, editor);
    if (plus != null) {
      return plus;
    }
    Node difference = editor.made(x, "subtract");
    return difference == null
        ? null
        : editor.apply(
            Subtract.INSTANCE, difference.operands().get(1), difference.operands().get(0));
  }

  private static @Nullable Value power(Node node, Editor editor) {
    if (!node.applies("power")) {
      return null;
    }
    Value base = node.operands().get(0);
    double exponent = editor.number(node.operands().get(1)).orElse(Double.NaN);
    if (exponent == 1) {
      return base;
    }
    if (exponent == 2) {
      return editor.apply(Multiply.INSTANCE, base, base);
    }
    if (exponent == 0.5) {
      return editor.apply(Sqrt.INSTANCE, base);
    }
    if (exponent == -1) {
      return editor.apply(Divide.INSTANCE, editor.constant(1, base.type().data()), base);
    }
    return null;
  }
}
