package nnet.compiler.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
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
    region.formals().forEach(formal -> define(region, "a formal", formal.value(), defined));
    for (int i = 0; i < region.nodes().size(); i++) {
      Node node = region.nodes().get(i);
      String place = "node " + i + " (" + NodeText.operation(node.operation()) + ")";
      for (Value operand : node.operands()) {
        require(region, place, defined.contains(operand), "uses " + operand + " before it is made");
      }
      node(region, place, node);
      node.results().forEach(result -> define(region, place, result, defined));
    }
    for (Result result : region.results()) {
      require(
          region,
          "result " + result.path(),
          defined.contains(result.value()),
          "is not made by any node");
    }
  }

  private void define(Region region, String place, Value value, Set<Value> defined) {
    require(region, place, defined.add(value), "makes " + value + " a second time");
  }

  private void node(Region region, String place, Node node) {
    switch (node.operation()) {
      case Apply apply -> apply(region, place, node, apply);
      case Call call -> {
        region(call.region());
        call(region, place, node, call.region());
      }
      case Scan scan -> {
        region(scan.body());
        problems.addAll(
            ScanRules.problems(node, scan).stream().map(p -> at(region, place, p)).toList());
      }
    }
  }

  private void apply(Region region, String place, Node node, Apply apply) {
    if (!require(region, place, node.results().size() == 1, "has not one result")) {
      return;
    }
    List<ValueType> types = node.operands().stream().map(Value::type).toList();
    try {
      ValueType type = apply.operator().infer(apply.attributes(), types);
      boolean same = type.equals(node.result().type());
      require(region, place, same, "gives " + type + ", not " + node.result().type());
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      require(region, place, false, "cannot take " + types + ": " + e.getMessage());
    }
  }

  private void call(Region region, String place, Node node, Region callee) {
    types(
        region,
        place,
        "operand",
        node.operands(),
        callee.formals().stream().map(Formal::value).toList());
    types(
        region,
        place,
        "result",
        node.results(),
        callee.results().stream().map(Result::value).toList());
  }

  private void types(
      Region region, String place, String what, List<Value> here, List<Value> there) {
    if (!require(
        region,
        place,
        here.size() == there.size(),
        "has " + here.size() + " " + what + "s, not " + there.size())) {
      return;
    }
    for (int i = 0; i < here.size(); i++) {
      require(
          region,
          place,
          here.get(i).type().equals(there.get(i).type()),
          what + " " + i + " is " + here.get(i) + " here and " + there.get(i) + " there");
    }
  }

  private boolean require(Region region, String place, boolean condition, String problem) {
    if (!condition) {
      problems.add(at(region, place, problem));
    }
    return condition;
  }

  private static String at(Region region, String place, String problem) {
    return region.name() + ", " + place + ": " + problem;
  }
}
