package nnet.compiler.optimize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;
import nnet.compiler.op.math.Add;
import nnet.compiler.op.math.Divide;
import nnet.compiler.op.math.Multiply;
import nnet.compiler.op.math.Negate;
import nnet.compiler.op.math.Sigmoid;
import nnet.compiler.op.math.Subtract;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies sums out where terms cancel exactly: {@code (1 - y) s(z) - y s(-z)} is {@code s(z) -
 * y}. Nothing is changed that merely could be written in another order.
 */
final class Cancellation {
  static final List<Rule> RULES = List.of(Cancellation::cancel);
  private static final int MOST_DEPTH = 8;

  private Cancellation() {}

  private static @Nullable Value cancel(Node node, Editor editor) {
    boolean sum = node.applies("add") || node.applies("subtract");
    if (!sum || node.result().type().data() != DataType.FLOAT) {
      return null;
    }
    Expansion expansion = new Expansion(editor);
    Optional<Polynomial> polynomial = expansion.of(node, MOST_DEPTH);
    if (polynomial.isEmpty()
        || !polynomial.get().cancelled()
        || polynomial.get().cost() >= expansion.visited) {
      return null;
    }
    editor.note(expansion.sigmoids ? "sigmoid and logarithm cancel" : "terms cancel");
    return expansion.build(polynomial.get());
  }

  /** The atoms of one expansion. */
  private static final class Expansion {
    private final Editor editor;
    private final Map<Value, Integer> numbers = new LinkedHashMap<>();
    private final List<Value> atoms = new ArrayList<>();
    private boolean sigmoids;
    private int visited;

    Expansion(Editor editor) {
      this.editor = editor;
      atoms.add(new Value(nnet.compiler.graph.ValueType.SCALAR, "none"));
    }

    Optional<Polynomial> of(Node node, int depth) {
      List<Value> operands = node.operands();
      visited++;
      if (node.applies("add") || node.applies("subtract")) {
        double sign = node.applies("add") ? 1 : -1;
        return both(operands, depth).map(two -> two.get(0).plus(two.get(1), sign));
      }
      if (node.applies("multiply")) {
        return both(operands, depth).flatMap(two -> two.get(0).times(two.get(1)));
      }
      if (node.applies("negate")) {
        return of(operands.get(0), depth - 1).map(x -> Polynomial.number(0).plus(x, -1));
      }
      if (node.applies("divide")) {
        Polynomial inverse = Polynomial.atom(-atom(operands.get(1)));
        return of(operands.get(0), depth - 1).flatMap(x -> x.times(inverse));
      }
      return Optional.of(Polynomial.atom(atom(node.result())));
    }

    private Optional<List<Polynomial>> both(List<Value> operands, int depth) {
      Optional<Polynomial> a = of(operands.get(0), depth - 1);
      Optional<Polynomial> b = of(operands.get(1), depth - 1);
      return a.isEmpty() || b.isEmpty() ? Optional.empty() : Optional.of(List.of(a.get(), b.get()));
    }

    private Optional<Polynomial> of(Value value, int depth) {
      Optional<Double> number = editor.number(value);
      if (number.isPresent()) {
        return Optional.of(Polynomial.number(number.get()));
      }
      Node node = editor.producer(value);
      if (node == null || depth <= 0 || node.results().size() > 1) {
        return Optional.of(Polynomial.atom(atom(value)));
      }
      Value mirrored = mirrored(node);
      if (mirrored != null) {
        sigmoids = true;
        Polynomial sigmoid = Polynomial.atom(atom(mirrored));
        return Optional.of(Polynomial.number(1).plus(sigmoid, -1));
      }
      return of(node, depth);
    }

    /** The {@code sigmoid(z)} that there is already for a {@code sigmoid(-z)}. */
    private @Nullable Value mirrored(Node node) {
      if (!node.applies("sigmoid")) {
        return null;
      }
      Node minus = editor.made(node.operands().get(0), "negate");
      if (minus == null) {
        return null;
      }
      Value z = minus.operands().get(0);
      Optional<Value> there = editor.find(Sigmoid.INSTANCE, Attributes.NONE, z);
      Node reshape = editor.made(z, "reshape");
      if (there.isEmpty() && reshape != null) {
        return editor
            .find(Sigmoid.INSTANCE, Attributes.NONE, reshape.operands().get(0))
            .flatMap(sigmoid ->
                editor.find(nnet.compiler.op.shape.Reshape.INSTANCE, reshape.attributes(), sigmoid))
            .orElse(null);
      }
      return there.orElse(null);
    }

    private int atom(Value value) {
      return numbers.computeIfAbsent(
          value,
          fresh -> {
            atoms.add(fresh);
            return atoms.size() - 1;
          });
    }

    /** The common factors of all terms are multiplied, then divided by, at the end. */
    @Nullable Value build(Polynomial polynomial) {
      if (polynomial.terms().isEmpty()) {
        return null;
      }
      List<Integer> common = polynomial.common();
      Polynomial rest = polynomial.without(common);
      Value value = sum(rest);
      return value == null ? null : times(value, common);
    }

    private @Nullable Value sum(Polynomial polynomial) {
      Value plus = null;
      Value minus = null;
      for (Map.Entry<List<Integer>, Double> term : polynomial.terms().entrySet()) {
        Value value = product(term.getKey(), Math.abs(term.getValue()));
        if (term.getValue() > 0) {
          plus = plus == null ? value : editor.apply(Add.INSTANCE, plus, value);
        } else {
          minus = minus == null ? value : editor.apply(Add.INSTANCE, minus, value);
        }
      }
      if (minus == null) {
        return plus;
      }
      return plus == null
          ? editor.apply(Negate.INSTANCE, minus)
          : editor.apply(Subtract.INSTANCE, plus, minus);
    }

    private Value product(List<Integer> factors, double coefficient) {
      List<Integer> left = new ArrayList<>(factors);
      Value start;
      int first = left.stream().filter(factor -> factor > 0).findFirst().orElse(0);
      if (coefficient == 1 && first > 0) {
        left.remove(Integer.valueOf(first));
        start = atoms.get(first);
      } else {
        start = editor.constant(coefficient, DataType.FLOAT);
      }
      return times(start, left);
    }

    private Value times(Value start, List<Integer> factors) {
      Value value = start;
      for (int factor : factors) {
        if (factor > 0) {
          value = editor.apply(Multiply.INSTANCE, value, atoms.get(factor));
        }
      }
      for (int factor : factors) {
        if (factor < 0) {
          value = editor.apply(Divide.INSTANCE, value, atoms.get(-factor));
        }
      }
      return value;
    }
  }
}
