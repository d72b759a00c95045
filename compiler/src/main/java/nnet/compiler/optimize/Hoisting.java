package nnet.compiler.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Regions;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;

/**
 * Takes products out of loops over time that do not depend on what is carried: the input of all
 * steps goes through its weights in one long product before the loop, as in cuDNN's recurrent
 * layers (Appleyard et al., 2016).
 */
final class Hoisting implements Pass {
  @Override
  public String name() {
    return "hoist";
  }

  @Override
  public Region apply(Region region) {
    return Regions.map(region, Hoisting::hoisted);
  }

  private static Region hoisted(Region region) {
    if (region.nodes().stream().noneMatch(node -> node.operation() instanceof Scan)) {
      return region;
    }
    List<Node> nodes = new ArrayList<>();
    for (Node node : region.nodes()) {
      if (node.operation() instanceof Scan scan && !scan.recomputed()) {
        new Loop(node, scan).write(nodes);
      } else {
        nodes.add(node);
      }
    }
    return region.withNodes(nodes);
  }

  /** One scan: what of its body is known before it runs, and what it looks like without that. */
  private static final class Loop {
    private final Node node;
    private final Scan scan;
    private final Set<Value> steady = new HashSet<>();
    private final Set<Value> timed = new HashSet<>();
    private final Map<Value, Value> outside = new HashMap<>();

    Loop(Node node, Scan scan) {
      this.node = node;
      this.scan = scan;
      for (int i = 0; i < scan.operandRoles().size(); i++) {
        Value formal = scan.body().formals().get(i).value();
        OperandRole role = scan.operandRoles().get(i);
        if (role != OperandRole.CARRY && formal.type().data() != DataType.KEY) {
          (role == OperandRole.SEQUENCE ? timed : steady).add(formal);
          outside.put(formal, node.operands().get(i));
        }
      }
      scan.body().nodes().forEach(this::classify);
    }

    private void classify(Node inner) {
      if (!(inner.operation() instanceof Apply)) {
        return;
      }
      if (steady.containsAll(inner.operands())) {
        steady.add(inner.result());
      } else if (isKnown(inner.operands()) && lifts(inner)) {
        timed.add(inner.result());
      }
    }

    private boolean isKnown(List<Value> values) {
      return values.stream().allMatch(value -> steady.contains(value) || timed.contains(value));
    }

    /** Whether the same operator, with time as a further leading axis, computes all steps. */
    private boolean lifts(Node inner) {
      int rank = inner.result().type().rank();
      if (isProduct(inner)) {
        return true;
      }
      boolean aligned =
          inner.operands().stream().noneMatch(v -> timed.contains(v) && v.type().rank() != rank);
      return inner.applies("reshape") || (Editor.isElementwise(inner) && aligned);
    }

    private boolean isProduct(Node inner) {
      return inner.applies("matmul")
          && timed.contains(inner.operands().get(0))
          && steady.contains(inner.operands().get(1))
          && inner.operands().get(1).type().rank() == 2
          && !inner.attributes().flag("transposeA");
    }

    void write(List<Node> into) {
      Set<Node> chosen = chosen();
      if (chosen.isEmpty()) {
        into.add(node);
        return;
      }
      for (Node inner : scan.body().nodes()) {
        if (chosen.contains(inner)) {
          into.add(lifted(inner));
        }
      }
      into.add(rest(chosen));
    }

    /** The products and all that leads to them. */
    private Set<Node> chosen() {
      Set<Node> chosen = new HashSet<>();
      Set<Value> needed = new HashSet<>();
      for (Node inner : scan.body().nodes().reversed()) {
        boolean product = isProduct(inner) && timed.contains(inner.result());
        if (product || inner.results().stream().anyMatch(needed::contains)) {
          chosen.add(inner);
          needed.addAll(inner.operands());
        }
      }
      return chosen;
    }

    private Node lifted(Node inner) {
      boolean steps = timed.contains(inner.result());
      List<Value> operands = inner.operands().stream().map(outside::get).toList();
      Apply apply = (Apply) inner.operation();
      Attributes attributes = apply.attributes();
      if (steps && inner.applies("reshape")) {
        attributes = attributes.with("shape", attributes.shape("shape").insert(0, scan.length()));
      }
      ValueType type =
          apply.operator().infer(attributes, operands.stream().map(Value::type).toList());
      Value result = new Value(type, inner.result().name());
      outside.put(inner.result(), result);
      return new Node(
          new Apply(apply.operator(), attributes), operands, List.of(result), inner.origin());
    }

    /** The loop that is given what was taken out of it. */
    private Node rest(Set<Node> chosen) {
      List<Formal> formals = new ArrayList<>(scan.body().formals());
      List<OperandRole> roles = new ArrayList<>(scan.operandRoles());
      List<Value> operands = new ArrayList<>(node.operands());
      List<Node> left = new ArrayList<>();
      for (Node inner : scan.body().nodes()) {
        if (!chosen.contains(inner) || inner.operands().isEmpty()) {
          left.add(inner);
        } else {
          Value value = inner.result();
          formals.add(new Formal(value, Formal.Kind.VALUE, value.name()));
          roles.add(timed.contains(value) ? OperandRole.SEQUENCE : OperandRole.INVARIANT);
          operands.add(outside.get(value));
        }
      }
      Region body = new Region(scan.body().name(), formals, left, scan.body().results());
      Scan shorter = new Scan(body, scan.length(), scan.reverse(), roles, scan.resultRoles());
      return Scans.trimmed(new Node(shorter, operands, node.results(), node.origin()), shorter);
    }
  }
}
