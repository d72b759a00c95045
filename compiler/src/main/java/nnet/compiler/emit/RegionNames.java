package nnet.compiler.emit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.plan.Kinds;
import nnet.compiler.plan.RegionPlan;
import nnet.compiler.plan.Window;

/**
 * What the values of a region are called in emitted code: as in the source where they have names.
 */
final class RegionNames {
  private final Names names =
      new Names(
          "p", "g", "s", "b", "work", "shared", "pairs", "batch", "draw", "frame", "from", "to",
          "t");
  private final Map<Value, String> variables = new HashMap<>();
  private final Map<Value, Value> roots = new HashMap<>();
  private final Map<Integer, String> results = new HashMap<>();
  private final Map<Value, String> named = new HashMap<>();
  private final Map<Value, String> texts = new HashMap<>();
  private final List<Formal> formals;

  RegionNames(RegionPlan plan) {
    Region region = plan.region();
    formals = region.formals();
    for (Formal formal : formals) {
      if (formal.kind() == Formal.Kind.PARAMETER || formal.kind() == Formal.Kind.STATE) {
        texts.put(formal.value(), formal.path());
      }
      variables.put(formal.value(), names.fresh(Identifiers.of(wish(formal))));
    }
    nameRoots(region);
    for (Node node : region.nodes()) {
      for (Value result : node.results()) {
        if (Kinds.isAlias(node)) {
          roots.put(result, root(node.operands().get(0)));
          variables.put(result, variable(root(result)));
        } else {
          String wish = named.getOrDefault(result, wish(node, result));
          variables.put(result, names.fresh(Identifiers.of(wish)));
        }
      }
    }
    nameResults(region);
    plan.windows().forEach(this::nameWindow);
  }

  /** Such as {@code gates[64:128]}. */
  private void nameWindow(Value part, Window window) {
    if (part.name().isEmpty()) {
      long to = window.from() + part.type().shape().last().constant().orElseThrow();
      texts.putIfAbsent(part, text(window.whole()) + "[" + window.from() + ":" + to + "]");
    }
  }

  /** A value without a name takes that of the one which is it under another shape. */
  private void nameRoots(Region region) {
    Map<Value, Value> operands = new HashMap<>();
    for (Node node : region.nodes()) {
      if (Kinds.isAlias(node)) {
        Value operand = node.operands().get(0);
        Value root = operands.getOrDefault(operand, operand);
        operands.put(node.result(), root);
        if (root.name().isEmpty() && !node.result().name().isEmpty()) {
          named.putIfAbsent(root, node.result().name());
        }
      }
    }
    for (Node node : region.nodes()) {
      if (Kinds.isConstant(node)) {
        texts.put(node.result(), NodeFormula.number(node.attributes().real("value")));
      }
      if (node.applies("extent")) {
        texts.put(node.result(), node.attributes().shape("shape").elements().toString());
      }
    }
    for (Result result : region.results()) {
      String text =
          switch (result.kind()) {
            case GRADIENT -> "d " + result.path();
            case PARAMETER -> result.path();
            case VALUE, STATE, LOSS, PENALTY, SAVED -> "";
          };
      if (!text.isEmpty()) {
        texts.put(operands.getOrDefault(result.value(), result.value()), text);
        texts.put(result.value(), text);
      }
    }
  }

  /** A result takes its value's name if it is made in place, else one of its own. */
  private void nameResults(Region region) {
    Map<String, Boolean> used = new HashMap<>();
    formals.forEach(formal -> used.put(variable(formal.value()), true));
    for (int i = 0; i < region.results().size(); i++) {
      Result result = region.results().get(i);
      String name = variable(result.value());
      boolean first = used.put(name, true) == null;
      results.put(i, first ? name : names.fresh(name + "Result"));
    }
  }

  private static String wish(Formal formal) {
    return formal.value().name().isEmpty() ? formal.path() : formal.value().name();
  }

  private static String wish(Node node, Value value) {
    if (!value.name().isEmpty()) {
      return value.name();
    }
    return switch (node.operation()) {
      case Operation.Apply apply -> apply.operator().name();
      case Operation.Call call -> call.region().name();
      case Operation.Scan scan -> scan.body().name();
    };
  }

  private Value root(Value value) {
    return roots.getOrDefault(value, value);
  }

  String variable(Value value) {
    String name = variables.get(value);
    if (name == null) {
      throw new IllegalStateException("not of this region: " + value);
    }
    return name;
  }

  /** What formulas call it: parameters by their path. */
  String text(Value value) {
    return texts.getOrDefault(value, variable(value));
  }

  String formal(int index) {
    return variable(formals.get(index).value());
  }

  String result(int index) {
    String name = results.get(index);
    if (name == null) {
      throw new IllegalStateException("no result " + index);
    }
    return name;
  }

  String fresh(String wish) {
    return names.fresh(wish);
  }
}
