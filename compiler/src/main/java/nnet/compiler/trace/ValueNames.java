package nnet.compiler.trace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.plan.Kinds;

/** What people call the values of a region: {@code a1}, {@code a1.dense.weight}, {@code dL/da1}. */
final class ValueNames {
  private final Map<Value, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<Value, String> wishes;

  /**
   * @param given names that are known from outside
   * @param backward whether a node only serves gradients
   */
  ValueNames(Region region, Map<Value, String> given, Predicate<Node> backward) {
    wishes = new HashMap<>(given);
    region.nodes().reversed().forEach(this::wishOfAlias);
    for (Formal formal : region.formals()) {
      String own = formal.value().name().isEmpty() ? formal.path() : formal.value().name();
      String wish = wishes.getOrDefault(formal.value(), own);
      names.put(formal.value(), fresh(Labels.shown(wish, wish.startsWith("d_"))));
    }
    for (Node node : region.nodes()) {
      for (Value result : node.results()) {
        names.put(result, name(node, result, backward.test(node)));
      }
    }
  }

  /** The names of an entry's results: gradients by what they are of. */
  static Map<Value, String> ofEntry(Region region) {
    Map<Value, String> names = new HashMap<>();
    for (Formal formal : region.formals()) {
      if (formal.kind() != Formal.Kind.VALUE) {
        names.put(formal.value(), formal.path());
      }
    }
    for (Result result : region.results()) {
      switch (result.kind()) {
        case GRADIENT -> names.put(result.value(), gradient(result.path()));
        case VALUE -> {
          if (result.path().startsWith("gradient/")) {
            names.put(result.value(), "dL/d" + result.path().substring("gradient/".length()));
          }
        }
        case STATE -> names.putIfAbsent(result.value(), "next " + result.path());
        case LOSS -> names.put(result.value(), "L");
        case PARAMETER, PENALTY, SAVED -> {}
      }
    }
    return names;
  }

  static String gradient(String path) {
    return "dL/d " + path;
  }

  /** The memory is one, so is the name. */
  private void wishOfAlias(Node node) {
    if (Kinds.isAlias(node)) {
      String wish = wishes.getOrDefault(node.result(), node.result().name());
      Value operand = node.operands().get(0);
      if (Labels.isOwn(wish) && !Labels.isOwn(operand.name())) {
        wishes.putIfAbsent(operand, wish);
      }
    }
  }

  private String name(Node node, Value value, boolean backward) {
    String wish = wishes.getOrDefault(value, value.name());
    if (Kinds.isAlias(node)) {
      String operand = of(node.operands().get(0));
      String own = Labels.shown(wish, backward);
      return own.isEmpty() || own.equals(operand) ? operand : fresh(own);
    }
    return fresh(wish.isEmpty() ? operation(node) : Labels.shown(wish, backward));
  }

  private static String operation(Node node) {
    return switch (node.operation()) {
      case Operation.Apply apply -> apply.operator().name();
      case Operation.Call call -> call.region().name();
      case Operation.Scan scan -> scan.body().name();
    };
  }

  private String fresh(String wish) {
    String name = wish;
    for (int number = 2; !taken.add(name); number++) {
      name = wish + "_" + number;
    }
    return name;
  }

  String of(Value value) {
    String name = names.get(value);
    if (name == null) {
      throw new IllegalStateException("not of this region: " + value);
    }
    return name;
  }

  /** Whether the source, derivation or the caller has a name for it. */
  boolean isNamed(Value value) {
    return Labels.isOwn(value.name()) || wishes.containsKey(value);
  }
}
