package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Value;
import nnet.compiler.plan.Kinds;
import nnet.compiler.plan.Step;

/** What a step computes, as people write it, with shapes and with the rule that it comes from. */
final class StepFormulas {
  private static final Map<String, String> INFIX =
      Map.ofEntries(
          Map.entry("add", "+"),
          Map.entry("subtract", "-"),
          Map.entry("multiply", "*"),
          Map.entry("divide", "/"),
          Map.entry("remainder", "%"),
          Map.entry("power", "^"),
          Map.entry("matmul", "@"),
          Map.entry("less", "<"),
          Map.entry("less_equal", "<="),
          Map.entry("greater", ">"),
          Map.entry("greater_equal", ">="),
          Map.entry("equal", "=="),
          Map.entry("not_equal", "!="),
          Map.entry("and", "and"),
          Map.entry("or", "or"));

  private StepFormulas() {}

  static List<String> of(Step step, RegionNames names) {
    return switch (step) {
      case Step.Single single -> single(single.node(), names);
      case Step.Loop loop -> loop(loop, names);
      case Step.Product product -> product(product, names);
    };
  }

  private static List<String> product(Step.Product step, RegionNames names) {
    List<String> lines = new ArrayList<>(single(step.product(), names));
    lines.addAll(loop(step.loop(), names));
    return lines;
  }

  private static List<String> single(Node node, RegionNames names) {
    String results = node.results().stream().map(names::text).collect(Collectors.joining(", "));
    String right =
        switch (node.operation()) {
          case Operation.Apply apply -> text(node, Map.of(), names, 0) + types(node);
          case Operation.Call call -> called(call.region().name(), node, names);
          case Operation.Scan scan ->
              "scan of " + called(scan.body().name(), node, names) + " over " + scan.length();
        };
    List<String> lines = new ArrayList<>();
    lines.add(
        node.operands().isEmpty()
            ? names.variable(node.result()) + " = " + right
            : results + " = " + right);
    addNote(lines, node);
    return lines;
  }

  private static String called(String name, Node node, RegionNames names) {
    return name
        + node.operands().stream().map(names::variable).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String types(Node node) {
    String operands =
        node.operands().stream()
            .map(operand -> operand.type().shape().toString())
            .collect(Collectors.joining(" "));
    return "   " + operands + " -> " + node.result().type().shape();
  }

  private static void addNote(List<String> lines, Node node) {
    String note = node.origin().note();
    if (!note.isEmpty()) {
      lines.add("    by " + note);
    }
  }

  private static List<String> loop(Step.Loop loop, RegionNames names) {
    Map<Value, Integer> uses = new HashMap<>();
    loop.nodes().forEach(n -> n.operands().forEach(value -> uses.merge(value, 1, Integer::sum)));
    Map<Value, Node> inlined = new HashMap<>();
    List<String> lines = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>();
    for (Node node : loop.nodes()) {
      boolean once = uses.getOrDefault(node.result(), 0) <= 1;
      boolean kept = loop.outputs().contains(node.result());
      if (Kinds.isConstant(node) || (once && !kept && node.result().name().isEmpty())) {
        inlined.put(node.result(), node);
      } else {
        String right = text(node, inlined, names, 0);
        lines.add(names.text(node.result()) + " = " + right + "   " + node.result().type().shape());
      }
      if (!node.origin().note().isEmpty()) {
        notes.add("    by " + node.origin().note());
      }
    }
    lines.addAll(notes);
    return lines;
  }

  private static String text(Node node, Map<Value, Node> inlined, RegionNames names, int depth) {
    if (Kinds.isConstant(node)) {
      return number(node.attributes().real("value"));
    }
    if (node.applies("extent")) {
      return node.attributes().shape("shape").elements().toString();
    }
    List<String> operands = new ArrayList<>();
    int inside = isInfix(node) || node.applies("negate") ? depth + 1 : 0;
    for (Value operand : node.operands()) {
      Node inner = inlined.get(operand);
      operands.add(inner == null ? names.text(operand) : text(inner, inlined, names, inside));
    }
    return combine(node, operands, depth);
  }

  private static boolean isInfix(Node node) {
    return node.operation() instanceof Operation.Apply apply
        && INFIX.containsKey(apply.operator().name());
  }

  private static String combine(Node node, List<String> operands, int depth) {
    String name = node.operation() instanceof Operation.Apply apply ? apply.operator().name() : "";
    String infix = INFIX.get(name);
    if (name.equals("multiply") && node.operands().get(0) == node.operands().get(1)) {
      return operands.get(0) + "^2";
    }
    if (infix != null && operands.size() == 2) {
      String text =
          transposed(node, operands, 0) + " " + infix + " " + transposed(node, operands, 1);
      return depth == 0 ? text : "(" + text + ")";
    }
    return switch (name) {
      case "negate" -> "-" + operands.get(0);
      case "where", "select" ->
          "(if " + operands.get(0) + " then " + operands.get(1) + " else " + operands.get(2) + ")";
      default -> name + "(" + String.join(", ", operands) + attributes(node) + ")";
    };
  }

  private static String transposed(Node node, List<String> operands, int index) {
    String flag = index == 0 ? "transposeA" : "transposeB";
    boolean transposed = Boolean.TRUE.equals(node.attributes().entries().get(flag));
    return operands.get(index) + (transposed ? "\u1d40" : "");
  }

  /** Shapes are told by the types. */
  private static String attributes(Node node) {
    return node.attributes().entries().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("shape"))
        .map(entry -> ", " + entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining());
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
