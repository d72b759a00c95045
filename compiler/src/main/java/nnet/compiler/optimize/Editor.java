package nnet.compiler.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operator;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Elementwise;
import nnet.compiler.op.math.Constant;
import org.jspecify.annotations.Nullable;

/** A region while it is written anew, node by node. */
final class Editor {
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Value, Node> producers = new HashMap<>();
  private final Map<Value, Value> replaced = new HashMap<>();
  private final Map<Key, Value> known = new HashMap<>();
  private Origin origin = Origin.NONE;

  /** Equal keys compute equal values. */
  private record Key(Operator operator, Attributes attributes, List<Value> operands) {}

  /** The node as it is now, with operands that may have been replaced. */
  Node current(Node node) {
    List<Value> operands = node.operands().stream().map(this::current).toList();
    return operands.equals(node.operands())
        ? node
        : new Node(node.operation(), operands, node.results(), node.origin());
  }

  Value current(Value value) {
    return replaced.getOrDefault(value, value);
  }

  /** What nodes built from now on come from. */
  void origin(Origin from) {
    origin = from;
  }

  /** Says of the nodes built from now on how they came about. */
  void note(String text) {
    origin = origin.note(text);
  }

  void add(Node node) {
    nodes.add(node);
    node.results().forEach(result -> producers.put(result, node));
    if (node.operation() instanceof Apply apply) {
      known.putIfAbsent(
          new Key(apply.operator(), apply.attributes(), node.operands()), node.result());
    }
  }

  /** The value of an operator applied to these operands, if there is one already. */
  Optional<Value> find(Operator operator, Attributes attributes, Value... operands) {
    return Optional.ofNullable(known.get(new Key(operator, attributes, List.of(operands))));
  }

  /** Builds a node, or takes the equal one that there is. */
  Value apply(Operator operator, Attributes attributes, Value... operands) {
    Optional<Value> there = find(operator, attributes, operands);
    if (there.isPresent()) {
      return there.get();
    }
    List<ValueType> types = List.of(operands).stream().map(Value::type).toList();
    Value result = new Value(operator.infer(attributes, types), "");
    add(new Node(new Apply(operator, attributes), List.of(operands), List.of(result), origin));
    return result;
  }

  Value apply(Operator operator, Value... operands) {
    return apply(operator, Attributes.NONE, operands);
  }

  Value constant(double value, DataType type) {
    DataType kept = type == DataType.DOUBLE ? DataType.DOUBLE : DataType.FLOAT;
    return apply(Constant.INSTANCE, Constant.attributes(value, kept));
  }

  /** The node that makes a value; null for formals. */
  @Nullable Node producer(Value value) {
    return producers.get(value);
  }

  /** The node that makes a value if it applies this operator, else null. */
  @Nullable Node made(Value value, String operator) {
    Node node = producers.get(value);
    return node != null && node.applies(operator) ? node : null;
  }

  /** The number that a value is, if it is a constant. */
  Optional<Double> number(Value value) {
    Node node = made(value, "constant");
    return node == null ? Optional.empty() : Optional.of(node.attributes().real("value"));
  }

  boolean is(Value value, double number) {
    return number(value).filter(n -> n == number).isPresent();
  }

  static boolean isElementwise(Node node) {
    return node.operation() instanceof Apply apply && apply.operator() instanceof Elementwise;
  }

  /** From now on the one is the other; a name that people gave is kept. */
  void replace(Value old, Value by) {
    replaced.put(old, named(by, old.name()));
  }

  private Value named(Value value, String name) {
    Node node = nodes.isEmpty() ? null : nodes.getLast();
    if (node == null || node.results().size() != 1) {
      return value;
    }
    boolean fresh = node.result() == value;
    if (!fresh || name.isEmpty() || !value.name().isEmpty()) {
      return value;
    }
    Value renamed = new Value(value.type(), name);
    Node made = new Node(node.operation(), node.operands(), List.of(renamed), node.origin());
    nodes.removeLast();
    if (node.operation() instanceof Apply apply) {
      known.remove(new Key(apply.operator(), apply.attributes(), node.operands()));
    }
    add(made);
    replaced.put(value, renamed);
    return renamed;
  }

  Region finish(Region region) {
    List<Result> results =
        region.results().stream()
            .map(result -> new Result(current(result.value()), result.kind(), result.path()))
            .toList();
    return new Region(region.name(), region.formals(), nodes, results);
  }
}
