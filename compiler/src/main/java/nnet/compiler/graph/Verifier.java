package nnet.compiler.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.Scan;

/** Checks what must be true of every graph; runs after every pass. */
public final class Verifier {
  private final List<String> problems = new ArrayList<>();
  private final Set<Region> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Verifier() {}

  /** What is wrong with a region and with those that it calls; empty where all is well. */
  public static List<String> problems(Region region) {
    Verifier verifier = new Verifier();
    verifier.region(region);
    return List.copyOf(verifier.problems);
  }

  /**
   * @param phase what made the region, for the message
   * @throws IllegalStateException where something is wrong: an error of the compiler
   */
  public static Region check(Region region, String phase) {
    List<String> problems = problems(region);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "the graph is broken after " + phase + ":\n  " + String.join("\n  ", problems));
    }
    return region;
  }

  private void region(Region region) {
    if (!seen.add(region)) {
      return;
    }
    Set<Value> defined = new HashSet<>();
    for (Formal formal : region.formals()) {
      define(() -> at(region, "a formal"), formal.value(), defined);
    }
    for (int i = 0; i < region.nodes().size(); i++) {
      int number = i;
      Node node = region.nodes().get(i);
      Supplier<String> place =
          () -> at(region, "node " + number + " (" + NodeText.operation(node.operation()) + ")");
      for (Value operand : node.operands()) {
        require(defined.contains(operand), place, () -> "uses " + operand + " before it is made");
      }
      node(node, place);
      node.results().forEach(result -> define(place, result, defined));
    }
    for (Result result : region.results()) {
      require(
          defined.contains(result.value()),
          () -> at(region, "result " + result.path()),
          () -> "is not made by any node");
    }
  }

  private static String at(Region region, String place) {
    return region.name() + ", " + place + ": ";
  }

  private void define(Supplier<String> place, Value value, Set<Value> defined) {
    require(defined.add(value), place, () -> "makes " + value + " a second time");
  }

  private void node(Node node, Supplier<String> place) {
    switch (node.operation()) {
      case Apply apply -> apply(node, apply, place);
      case Call call -> {
        region(call.region());
        call(node, call.region(), place);
      }
      case Scan scan -> {
        region(scan.body());
        ScanRules.problems(node, scan).forEach(problem -> require(false, place, () -> problem));
      }
    }
  }

  private void apply(Node node, Apply apply, Supplier<String> place) {
    if (!require(node.results().size() == 1, place, () -> "has not one result")) {
      return;
    }
    List<ValueType> types = node.operands().stream().map(Value::type).toList();
    ValueType made = node.result().type();
    try {
      ValueType type = apply.operator().infer(apply.attributes(), types);
      require(type.equals(made), place, () -> "gives " + type + ", not " + made);
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      require(false, place, () -> "cannot take " + types + ": " + e.getMessage());
    }
  }

  private void call(Node node, Region callee, Supplier<String> place) {
    types(place, "operand", node.operands(), callee.formals().stream().map(Formal::value).toList());
    types(place, "result", node.results(), callee.results().stream().map(Result::value).toList());
  }

  private void types(Supplier<String> place, String what, List<Value> here, List<Value> there) {
    boolean same = here.size() == there.size();
    require(same, place, () -> "has " + here.size() + " " + what + "s, not " + there.size());
    for (int i = 0; same && i < here.size(); i++) {
      String which = what + " " + i;
      Value own = here.get(i);
      Value other = there.get(i);
      require(
          own.type().equals(other.type()),
          place,
          () -> which + " is " + own + " here and " + other + " there");
    }
  }

  /** What is wrong is put into words only if it is. */
  private boolean require(boolean condition, Supplier<String> place, Supplier<String> problem) {
    if (!condition) {
      problems.add(place.get() + problem.get());
    }
    return condition;
  }
}
