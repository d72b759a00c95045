package nnet.compiler.optimize;

import java.util.List;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;
import nnet.compiler.op.math.Select;
import org.jspecify.annotations.Nullable;

/** The rules of choices: derivatives choose by one condition many times. */
final class Cases {
  static final List<Rule> RULES = List.of(Cases::same, Cases::nested, Cases::complementary);

  private Cases() {}

  /** {@code if c then a else a = a}. */
  private static @Nullable Value same(Node node, Editor editor) {
    boolean same = node.applies("select") && then(node) == otherwise(node);
    return same && then(node).type().equals(node.result().type()) ? then(node) : null;
  }

  /** {@code if c then (if c then a else b) else d = if c then a else d}. */
  private static @Nullable Value nested(Node node, Editor editor) {
    if (!node.applies("select")) {
      return null;
    }
    Node inThen = of(then(node), condition(node), editor);
    Node inElse = of(otherwise(node), condition(node), editor);
    if (inThen == null && inElse == null) {
      return null;
    }
    Value a = inThen == null ? then(node) : then(inThen);
    Value b = inElse == null ? otherwise(node) : otherwise(inElse);
    return chosen(node, condition(node), a, b, editor);
  }

  /** {@code (if c then a else 0) + (if c then 0 else b) = if c then a else b}. */
  private static @Nullable Value complementary(Node node, Editor editor) {
    if (!node.applies("add")) {
      return null;
    }
    Node first = editor.made(node.operands().get(0), "select");
    Node second = first == null ? null : of(node.operands().get(1), condition(first), editor);
    if (first == null || second == null) {
      return null;
    }
    boolean ahead = editor.is(otherwise(first), 0) && editor.is(then(second), 0);
    boolean behind = editor.is(then(first), 0) && editor.is(otherwise(second), 0);
    if (ahead) {
      return chosen(node, condition(first), then(first), otherwise(second), editor);
    }
    return behind ? chosen(node, condition(first), then(second), otherwise(first), editor) : null;
  }

  private static @Nullable Value chosen(
      Node node, Value condition, Value a, Value b, Editor editor) {
    Value value = editor.apply(Select.INSTANCE, condition, a, b);
    return value.type().equals(node.result().type()) ? value : null;
  }

  /** The choice that makes a value, if it is by this condition. */
  private static @Nullable Node of(Value value, Value condition, Editor editor) {
    Node node = editor.made(value, "select");
    return node != null && condition(node) == condition ? node : null;
  }

  private static Value condition(Node node) {
    return node.operands().get(0);
  }

  private static Value then(Node node) {
    return node.operands().get(1);
  }

  private static Value otherwise(Node node) {
    return node.operands().get(2);
  }
}
