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
          case Operation.Apply apply -> text(node, Map.of(), names) + types(node);
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
        String right = text(node, inlined, names);
        lines.add(names.text(node.result()) + " = " + right + "   " + node.result().type().shape());
      }
      if (!node.origin().note().isEmpty()) {
        notes.add("    by " + node.origin().note());
      }
    }
    lines.addAll(notes);
    return lines;
  }

  private static String text(Node node, Map<Value, Node> inlined, RegionNames names) {
    return written(node, inlined, names).text();
  }

  private static NodeFormula.Written written(
      Node node, Map<Value, Node> inlined, RegionNames names) {
    if (Kinds.isConstant(node)) {
      return NodeFormula.Written.whole(NodeFormula.number(node.attributes().real("value")));
    }
    if (node.applies("extent")) {
      return NodeFormula.Written.product(node.attributes().shape("shape").elements().toString());
    }
    List<NodeFormula.Written> operands = new ArrayList<>();
    for (Value operand : node.operands()) {
      Node inner = inlined.get(operand);
      operands.add(
          inner == null
              ? NodeFormula.Written.whole(names.text(operand))
              : written(inner, inlined, names));
    }
    return NodeFormula.of(node, operands);
  }
}
