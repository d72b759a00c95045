package nnet.compiler.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import org.jspecify.annotations.Nullable;

/**
 * Builds a region node by node. A value of an enclosing builder that is used inside becomes a
 * formal of this region; {@link #captured} tells which, for the call's operands.
 */
public final class RegionBuilder {
  private final String name;
  private final @Nullable RegionBuilder parent;
  private final List<Formal> formals = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();
  private final Map<Value, Value> captures = new HashMap<>();
  private final Map<Value, Value> outerValues = new HashMap<>();
  private final Set<Value> own = new HashSet<>();
  private Origin origin = Origin.NONE;

  public RegionBuilder(String name) {
    this(name, null);
  }

  /**
   * @param parent the builder whose values may be captured
   */
  public RegionBuilder(String name, @Nullable RegionBuilder parent) {
    this.name = name;
    this.parent = parent;
  }

  /** What the nodes added from now on come from. */
  public void origin(Origin from) {
    origin = from;
  }

  public Origin origin() {
    return origin;
  }

  public Value formal(Formal.Kind kind, String path, ValueType type) {
    int dot = path.lastIndexOf('.');
    Value value = new Value(type, path.substring(dot + 1));
    formals.add(new Formal(value, kind, path));
    own.add(value);
    return value;
  }

  /** The result of an operator applied to values of this builder or of an enclosing one. */
  public Value apply(Operator operator, Attributes attributes, List<Value> operands) {
    return apply(operator, attributes, operands, "");
  }

  public Value apply(
      Operator operator, Attributes attributes, List<Value> operands, String resultName) {
    List<Value> inside = operands.stream().map(this::use).toList();
    ValueType type = operator.infer(attributes, inside.stream().map(Value::type).toList());
    Value result = new Value(type, resultName);
    append(new Node(new Apply(operator, attributes), inside, List.of(result), origin));
    return result;
  }

  public Value apply(Operator operator, Value... operands) {
    return apply(operator, Attributes.NONE, List.of(operands));
  }

  /** The results of a call. */
  public List<Value> call(Region region, List<Value> operands) {
    List<Value> values =
        region.results().stream()
            .map(result -> new Value(result.value().type(), result.value().name()))
            .toList();
    append(new Node(new Call(region), operands.stream().map(this::use).toList(), values, origin));
    return values;
  }

  /** Adds a node as it is; its results belong to this builder from now on. */
  public void append(Node node) {
    nodes.add(node);
    own.addAll(node.results());
  }

  /** Puts other nodes in the place of some; what they make besides belongs to this builder too. */
  public void replace(Map<Node, Node> replacements) {
    nodes.replaceAll(node -> replacements.getOrDefault(node, node));
    replacements.values().forEach(node -> own.addAll(node.results()));
  }

  /** The node here that makes a value; empty for formals and for what is made elsewhere. */
  public Optional<Node> producer(Value value) {
    for (Node node : nodes.reversed()) {
      if (node.results().contains(value)) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }

  /** The innermost builder, from this one outwards, that made the value. */
  public Optional<RegionBuilder> ownerOf(Value value) {
    if (own.contains(value)) {
      return Optional.of(this);
    }
    return parent == null ? Optional.empty() : parent.ownerOf(value);
  }

  public Optional<RegionBuilder> parent() {
    return Optional.ofNullable(parent);
  }

  /** Values that are made elsewhere and will be there when the region is put together. */
  public void adopt(List<Value> values) {
    own.addAll(values);
  }

  /** The value as this region sees it: itself, or the formal that stands for an outer value. */
  public Value use(Value value) {
    if (own.contains(value)) {
      return value;
    }
    Value known = captures.get(value);
    if (known != null) {
      return known;
    }
    if (parent == null) {
      throw new IllegalStateException("a value of another graph: " + value);
    }
    Value outer = parent.use(value);
    Value inner = new Value(outer.type(), outer.name());
    formals.add(new Formal(inner, Formal.Kind.VALUE, outer.name()));
    own.add(inner);
    captures.put(value, inner);
    outerValues.put(inner, outer);
    return inner;
  }

  /** The enclosing builder's values by the formal's value that stands for each. */
  public Map<Value, Value> captured() {
    return Map.copyOf(outerValues);
  }

  public void result(Result.Kind kind, String path, Value value) {
    results.add(new Result(use(value), kind, path));
  }

  public List<Formal> formals() {
    return List.copyOf(formals);
  }

  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  public Region build() {
    return new Region(name, formals, nodes, results);
  }
}
