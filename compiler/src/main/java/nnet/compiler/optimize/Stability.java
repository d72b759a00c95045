package nnet.compiler.optimize;

import java.util.List;
import java.util.Set;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Value;
import nnet.compiler.op.math.Log;
import nnet.compiler.op.math.Negate;
import nnet.compiler.op.math.Select;
import nnet.compiler.op.math.Softplus;
import nnet.compiler.op.math.Subtract;
import nnet.compiler.op.math.Xlogy;
import nnet.compiler.op.nn.LogSoftmax;
import nnet.compiler.op.reduce.LogSumExp;
import org.jspecify.annotations.Nullable;

/**
 * Logarithms of probabilities without a detour over numbers that round to 0 or 1: of softmax, of
 * sigmoid, of one minus sigmoid; also through what moves elements or takes their mean.
 */
final class Stability {
  static final List<Rule> RULES = List.of(Stability::logarithm, Stability::entropyTerm);

  private static final Set<String> MOVES =
      Set.of("reshape", "slice", "transpose", "broadcast_to", "pick", "gather", "stop_gradient");

  private Stability() {}

  private static @Nullable Value logarithm(Node node, Editor editor) {
    return node.applies("log") ? logOf(node.operands().get(0), editor) : null;
  }

  /** The logarithm of a value that a probability function made; null where none did. */
  private static @Nullable Value logOf(Value value, Editor editor) {
    Node node = editor.producer(value);
    if (node == null || !(node.operation() instanceof Apply apply)) {
      return null;
    }
    Value x = node.operands().isEmpty() ? null : node.operands().get(0);
    if (x == null) {
      return null;
    }
    return switch (apply.operator().name()) {
      case "softmax" -> {
        editor.note("log(softmax(x)) = log_softmax(x)");
        yield editor.apply(LogSoftmax.INSTANCE, apply.attributes(), x);
      }
      case "sigmoid" -> {
        editor.note("log(sigmoid(x)) = -softplus(-x)");
        Value minus = editor.apply(Negate.INSTANCE, x);
        yield editor.apply(Negate.INSTANCE, editor.apply(Softplus.INSTANCE, minus));
      }
      case "exp" -> x;
      case "subtract" -> editor.is(x, 1) ? logOfRest(node.operands().get(1), editor) : null;
      case "select" -> logOfDefined(node, editor);
      case "divide" -> logOfMean(node, editor);
      case "sum" -> logOfSum(node, editor);
      default -> MOVES.contains(apply.operator().name()) ? moved(node, apply, editor) : null;
    };
  }

  /** {@code log(if c then p else 1) = if c then log(p) else 0}: p in padding became 1. */
  private static @Nullable Value logOfDefined(Node node, Editor editor) {
    List<Value> operands = node.operands();
    if (!editor.is(operands.get(2), 1)) {
      return null;
    }
    Value logarithm = logOf(operands.get(1), editor);
    return logarithm == null
        ? null
        : editor.apply(
            Select.INSTANCE, operands.get(0), logarithm, editor.constant(0, DataType.FLOAT));
  }

  private static @Nullable Value moved(Node node, Apply apply, Editor editor) {
    Value[] operands = node.operands().toArray(Value[]::new);
    Node inner = editor.producer(operands[0]);
    // Elementwise functions are applied after the move: what is not taken need not be computed.
    if (inner != null && inner.applies("sigmoid")) {
      operands[0] = inner.operands().get(0);
      Value x = editor.apply(apply.operator(), apply.attributes(), operands);
      editor.note("log(sigmoid(x)) = -softplus(-x)");
      Value softplus = editor.apply(Softplus.INSTANCE, editor.apply(Negate.INSTANCE, x));
      return editor.apply(Negate.INSTANCE, softplus);
    }
    Value logarithm = logOf(operands[0], editor);
    if (logarithm == null) {
      return null;
    }
    operands[0] = logarithm;
    return editor.apply(apply.operator(), apply.attributes(), operands);
  }

  /** The logarithm of one minus a value. */
  private static @Nullable Value logOfRest(Value value, Editor editor) {
    Node node = editor.producer(value);
    if (node == null || !(node.operation() instanceof Apply apply)) {
      return null;
    }
    String name = apply.operator().name();
    if (name.equals("sigmoid")) {
      editor.note("log(1 - sigmoid(x)) = -softplus(x)");
      return editor.apply(Negate.INSTANCE, editor.apply(Softplus.INSTANCE, node.operands().get(0)));
    }
    if (!MOVES.contains(name)) {
      return null;
    }
    Value[] operands = node.operands().toArray(Value[]::new);
    Node inner = editor.producer(operands[0]);
    if (inner != null && inner.applies("sigmoid")) {
      operands[0] = inner.operands().get(0);
      Value x = editor.apply(apply.operator(), apply.attributes(), operands);
      editor.note("log(1 - sigmoid(x)) = -softplus(x)");
      return editor.apply(Negate.INSTANCE, editor.apply(Softplus.INSTANCE, x));
    }
    operands[0] = logOfRest(operands[0], editor);
    return operands[0] == null
        ? null
        : editor.apply(apply.operator(), apply.attributes(), operands);
  }

  /** {@code log(sum p / n) = logsumexp(log p) - log(n)}. */
  private static @Nullable Value logOfMean(Node node, Editor editor) {
    Value sum = logOf(node.operands().get(0), editor);
    return sum == null
        ? null
        : editor.apply(Subtract.INSTANCE, sum, editor.apply(Log.INSTANCE, node.operands().get(1)));
  }

  private static @Nullable Value logOfSum(Node node, Editor editor) {
    Value terms = logOf(node.operands().get(0), editor);
    if (terms == null) {
      return null;
    }
    editor.note("log(sum(p)) = logsumexp(log(p))");
    return editor.apply(LogSumExp.INSTANCE, node.attributes(), terms);
  }

  /** {@code y log(p)} is 0 where y is 0, whatever p is. */
  private static @Nullable Value entropyTerm(Node node, Editor editor) {
    if (!node.applies("multiply")) {
      return null;
    }
    for (int i = 0; i < 2; i++) {
      Node logarithm = editor.made(node.operands().get(i), "log");
      Value other = node.operands().get(1 - i);
      if (logarithm != null && editor.number(other).isEmpty()) {
        editor.note("0 log(0) = 0");
        return editor.apply(Xlogy.INSTANCE, other, logarithm.operands().get(0));
      }
    }
    return null;
  }
}
