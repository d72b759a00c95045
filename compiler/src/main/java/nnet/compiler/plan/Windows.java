package nnet.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;

/**
 * Slices of the last axis that only loops read, and parts of a concatenation along it that only
 * loops write: they need no memory of their own and no copying.
 */
final class Windows {
  private final Map<Value, List<Node>> consumers = new HashMap<>();
  private final Map<Value, Node> makers = new HashMap<>();
  private final Set<Value> results = new HashSet<>();
  private final Map<Value, Window> windows = new HashMap<>();
  private final Set<Node> silent = new HashSet<>();

  Windows(Region region) {
    for (Node node : region.nodes()) {
      node.results().forEach(result -> makers.put(result, node));
      node.operands()
          .forEach(value -> consumers.computeIfAbsent(value, v -> new ArrayList<>()).add(node));
    }
    region.results().stream().map(Result::value).forEach(results::add);
    region.nodes().forEach(this::take);
  }

  private void take(Node node) {
    if (node.applies("slice") && isLastAxis(node)) {
      slice(node);
    } else if (node.applies("concat") && isLastAxis(node)) {
      concatenation(node);
    }
  }

  /** Whether nothing is done for a node, since its result is there already. */
  boolean isSilent(Node node) {
    return silent.contains(node);
  }

  Map<Value, Window> all() {
    return windows;
  }

  private static boolean isLastAxis(Node node) {
    return node.attributes().integer("axis") == node.result().type().rank() - 1;
  }

  private void slice(Node node) {
    Value whole = node.operands().get(0);
    Optional<Integer> from =
        node.attributes().shape("bounds").dim(0).constant().map(Long::intValue);
    if (from.isPresent() && columns(whole).isPresent() && isOfLoops(node.result(), node)) {
      windows.put(node.result(), new Window(whole, from.get(), columns(whole).get()));
      silent.add(node);
    }
  }

  private void concatenation(Node node) {
    Optional<Integer> stride = columns(node.result());
    boolean distinct = new HashSet<>(node.operands()).size() == node.operands().size();
    if (stride.isEmpty() || !distinct || !node.operands().stream().allMatch(v -> isMade(v, node))) {
      return;
    }
    int from = 0;
    for (Value part : node.operands()) {
      windows.put(part, new Window(node.result(), from, stride.get()));
      from += columns(part).orElseThrow();
    }
    silent.add(node);
  }

  /** Whether a part is written by a loop, and read by others than the concatenation only in one. */
  private boolean isMade(Value part, Node concatenation) {
    Node maker = makers.get(part);
    return maker != null
        && Kinds.isElementwise(maker)
        && !windows.containsKey(part)
        && isOfLoops(part, concatenation);
  }

  /** Whether all that reads a value, but for this node, does so element by element. */
  private boolean isOfLoops(Value value, Node but) {
    return !results.contains(value)
        && value.type().data() == DataType.FLOAT
        && columns(value).filter(columns -> columns > 1).isPresent()
        && consumers.getOrDefault(value, List.of()).stream()
            .allMatch(node -> node.equals(but) || isLoopOver(node, value));
  }

  private static boolean isLoopOver(Node node, Value value) {
    return Kinds.isElementwise(node) && node.result().type().shape().equals(value.type().shape());
  }

  private static Optional<Integer> columns(Value value) {
    return value.type().rank() == 0
        ? Optional.empty()
        : value.type().shape().last().constant().map(Long::intValue);
  }
}
