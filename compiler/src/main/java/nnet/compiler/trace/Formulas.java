package nnet.compiler.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.emit.NodeFormula;
import nnet.compiler.emit.NodeFormula.Written;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;
import nnet.compiler.plan.Kinds;

/**
 * Which nodes of a region stand on a line of their own, and what the others are part of: {@code a1
 * = tanh(z1)} is a line, the square in {@code dL/da1 * (1 - a1^2)} is none.
 */
final class Formulas {
  /** Nodes of one line. */
  private static final int MOST = 12;

  /** Nodes of an operand of a kernel. */
  private static final int FEW = 2;

  private final ValueNames names;
  private final Shapes shapes;
  private final Map<Value, Node> inlined = new HashMap<>();
  private final Map<Value, Integer> sizes = new HashMap<>();

  Formulas(Region region, ValueNames names, Shapes shapes) {
    this.names = names;
    this.shapes = shapes;
    Map<Value, List<Node>> uses = new HashMap<>();
    for (Node node : region.nodes()) {
      node.operands()
          .forEach(value -> uses.computeIfAbsent(value, each -> new ArrayList<>()).add(node));
    }
    Set<Value> kept = new HashSet<>();
    region.results().forEach(result -> kept.add(result.value()));
    for (Node node : region.nodes()) {
      if (node.operation() instanceof Apply
          && !kept.contains(node.result())
          && isPart(node, uses.getOrDefault(node.result(), List.of()))) {
        inlined.put(node.result(), node);
        sizes.put(node.result(), size(node));
      }
    }
  }

  private boolean isPart(Node node, List<Node> uses) {
    if (Kinds.isConstant(node) || node.applies("extent")) {
      return true;
    }
    if (Kinds.isAlias(node)) {
      return names.of(node.result()).equals(names.of(node.operands().get(0)));
    }
    if (Kinds.isRepetition(node)) {
      return !names.isNamed(node.result());
    }
    if (uses.size() != 1) {
      return false;
    }
    Node user = uses.getFirst();
    if (node.applies("slice")) {
      return user.operation() instanceof Apply && !Kinds.isAlias(user);
    }
    if (Labels.isProduct(node)) {
      return user.applies("add");
    }
    boolean fits = Kinds.isElementwise(user) || user.applies("sum") || size(node) <= FEW;
    return Kinds.isElementwise(node)
        && user.operation() instanceof Apply
        && !Labels.isProduct(user)
        && !Kinds.isAlias(user)
        && fits
        && !names.isNamed(node.result())
        && size(node) < MOST;
  }

  private int size(Node node) {
    return 1 + node.operands().stream().mapToInt(value -> sizes.getOrDefault(value, 0)).sum();
  }

  /** Whether the node has a line. */
  boolean isLine(Node node) {
    boolean copy =
        Kinds.isAlias(node) && names.of(node.result()).equals(names.of(node.operands().get(0)));
    return !inlined.containsKey(node.result()) && !copy;
  }

  Map<Value, Node> inlined() {
    return inlined;
  }

  /** The values that a line is made of: named ones, with what is inlined looked through. */
  List<Value> leaves(Node node) {
    List<Value> leaves = new ArrayList<>();
    for (Value operand : node.operands()) {
      Node inner = inlined.get(operand);
      if (inner == null) {
        leaves.add(operand);
      } else {
        leaves.addAll(leaves(inner));
      }
    }
    return leaves;
  }

  /** The right side of the line. */
  String of(Node node) {
    return written(node).text();
  }

  /** A value as it stands in a formula. */
  String of(Value value) {
    return written(value).text();
  }

  private Written written(Value value) {
    Node inner = inlined.get(value);
    return inner == null ? Written.whole(names.of(value)) : written(inner);
  }

  private Written written(Node node) {
    if (Kinds.isConstant(node)) {
      return Written.whole(Decimal.of(node.attributes().real("value")));
    }
    if (node.applies("extent")) {
      return shapes.extent(node);
    }
    if (node.applies("sum") && shapes.isOverExamples(node)) {
      return Written.whole("sum over examples of " + written(node.operands().get(0)).factor());
    }
    if (node.applies("slice")) {
      return Written.whole(written(node.operands().get(0)).factor() + shapes.stretch(node));
    }
    boolean through = Kinds.isRepetition(node) || Kinds.isAlias(node);
    return through && inlined.containsKey(node.result())
        ? written(node.operands().get(0))
        : NodeFormula.of(
            node, node.operands().stream().map(this::written).toList(), shapes.attributes(node));
  }
}
