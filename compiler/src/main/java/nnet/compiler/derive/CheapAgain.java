package nnet.compiler.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Cost;
import nnet.compiler.op.Elementwise;
import nnet.compiler.type.Shape;

/**
 * What the way back computes once more, as reading it would take longer: several values of loops
 * that are made of fewer others, which are kept in their place (Chen et al., 2016).
 */
final class CheapAgain {
  private final Map<Value, Node> makers = new HashMap<>();
  private final Set<Value> given = new HashSet<>();
  private final Map<Value, Value> kept;
  private final Map<Value, Value> made = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  /** Values of one shape, all made of the same ones, and what makes them. */
  private static final class Cone {
    final List<Value> tips = new ArrayList<>();
    final Set<Node> nodes = new LinkedHashSet<>();
  }

  /** What has to be kept for a cone, and its shape. */
  private record Base(Set<Value> sources, Shape shape) {}

  /**
   * @param captured the values of the forward nodes that the backward ones read, and how these call
   *     them
   */
  CheapAgain(List<Node> forward, Region region, Map<Value, Value> captured, List<Node> backward) {
    kept = new LinkedHashMap<>(captured);
    forward.stream()
        .filter(node -> isElementwise(node) || node.operands().isEmpty())
        .forEach(node -> makers.put(node.result(), node));
    region.formals().forEach(formal -> given.add(formal.value()));
    Set<Value> inMemory = new HashSet<>();
    backward.stream()
        .filter(node -> !isElementwise(node))
        .forEach(node -> inMemory.addAll(node.operands()));
    captured.forEach((outer, inner) -> {
      if (inMemory.contains(inner) || !makers.containsKey(outer)) {
        given.add(outer);
      }
    });
    Set<Node> chosen = chosen();
    forward.stream().filter(chosen::contains).forEach(this::make);
    nodes.addAll(backward);
  }

  /** What is kept, and how the backward nodes call it. */
  Map<Value, Value> kept() {
    return kept;
  }

  List<Node> nodes() {
    return nodes;
  }

  private static boolean isElementwise(Node node) {
    return node.operation() instanceof Apply apply && apply.operator() instanceof Elementwise;
  }

  private Set<Node> chosen() {
    Map<Base, Cone> cones = new LinkedHashMap<>();
    for (Value tip : kept.keySet()) {
      if (!given.contains(tip)) {
        Set<Node> path = new LinkedHashSet<>();
        Set<Value> sources = new LinkedHashSet<>();
        descend(tip, path, sources);
        Cone cone =
            cones.computeIfAbsent(new Base(sources, tip.type().shape()), base -> new Cone());
        cone.tips.add(tip);
        cone.nodes.addAll(path);
      }
    }
    Set<Node> chosen = new HashSet<>();
    cones.forEach((base, cone) -> {
      if (pays(base, cone)) {
        chosen.addAll(cone.nodes);
      }
    });
    return chosen;
  }

  private void descend(Value value, Set<Node> path, Set<Value> sources) {
    Node maker = makers.get(value);
    if (given.contains(value)) {
      return;
    }
    if (maker == null) {
      sources.add(value);
    } else if (path.add(maker)) {
      maker.operands().forEach(operand -> descend(operand, path, sources));
    }
  }

  /** Writing and reading a value is worth one elementary function. */
  private static boolean pays(Base base, Cone cone) {
    long sources =
        base.sources().stream().filter(s -> s.type().shape().equals(base.shape())).count();
    int cost = cone.nodes.stream().mapToInt(Cost::of).sum();
    return (cone.tips.size() - sources) * Cost.FUNCTION > cost;
  }

  private void make(Node node) {
    List<Value> operands =
        node.operands().stream()
            .map(value -> made.containsKey(value) ? made.get(value) : inner(value))
            .toList();
    Value known = kept.remove(node.result());
    Value own = known == null ? fresh(node.result()) : known;
    made.put(node.result(), own);
    nodes.add(new Node(node.operation(), operands, List.of(own), node.origin().note("once more")));
  }

  private Value inner(Value outer) {
    return kept.computeIfAbsent(outer, CheapAgain::fresh);
  }

  private static Value fresh(Value value) {
    return new Value(value.type(), value.name());
  }
}
