package nnet.compiler.mutation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Negate;
import nnet.compiler.op.shape.BroadcastTo;

/** All mutants of some nodes of a region, each with one change, all well-typed. */
final class Mutants {
  private static final Set<String> COMMUTATIVE =
      Set.of("add", "multiply", "maximum", "minimum", "equal", "not_equal", "and", "or");

  /** The same numbers in the same order. */
  private static final Set<String> RENAMING = Set.of("reshape", "broadcast_to");

  private final Region region;
  private final List<Mutant> mutants = new ArrayList<>();
  private int index;
  private String place = "";

  private Mutants(Region region) {
    this.region = region;
  }

  /**
   * @param mutable which nodes are changed
   */
  static List<Mutant> of(Region region, Set<Node> mutable) {
    Mutants all = new Mutants(region);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < region.nodes().size(); i++) {
      Node node = region.nodes().get(i);
      if (mutable.contains(node)) {
        String name = name(node.operation());
        all.index = i;
        all.place = name + "#" + counts.merge(name, 1, Integer::sum) + ": ";
        all.mutate(node);
      }
    }
    all.exchangeResults();
    return all.mutants;
  }

  private static String name(Operation operation) {
    return switch (operation) {
      case Apply apply -> apply.operator().name();
      case Call call -> "call of " + call.region().name();
      case Scan scan -> "scan of " + scan.body().name();
    };
  }

  private void mutate(Node node) {
    node.results().forEach(result -> negated(node, result));
    switch (node.operation()) {
      case Apply apply -> mutateApplication(node, apply);
      case Call call -> operandsLost(node);
      case Scan scan -> {
        operandsLost(node);
        Scan other =
            new Scan(
                scan.body(),
                scan.length(),
                !scan.reverse(),
                scan.operandRoles(),
                scan.resultRoles());
        put("in the other direction", List.of(with(node, other)));
      }
    }
    exchangeOperands(node);
  }

  private void mutateApplication(Node node, Apply apply) {
    switch (apply.operator().name()) {
      case "add", "subtract" -> {
        replaced(node, 0, 0, "term 0 dropped");
        replaced(node, 1, 0, "term 1 dropped");
      }
      case "multiply", "divide" -> {
        replaced(node, 0, 1, "factor 0 dropped");
        replaced(node, 1, 1, "factor 1 dropped");
      }
      case "select" -> {
        replaced(node, 1, 0, "branch 1 dropped");
        replaced(node, 2, 0, "branch 2 dropped");
      }
      case "constant" -> {
        double value = apply.attributes().real("value");
        Attributes other = apply.attributes().with("value", value + 1);
        put("another number", List.of(with(node, new Apply(apply.operator(), other))));
      }
      default -> skipped(node);
    }
    flipped(node, apply);
  }

  /** A function of one number left out. */
  private void skipped(Node node) {
    boolean one = node.operands().size() == 1 && !RENAMING.contains(name(node.operation()));
    if (one && node.operands().getFirst().type().equals(node.result().type())) {
      Value operand = node.operands().getFirst();
      RegionBuilder builder = new RegionBuilder("same");
      builder.adopt(node.operands());
      Value same = new Arithmetic(builder).add(operand, new Arithmetic(builder).constant(0));
      Node last = builder.nodes().getLast();
      List<Node> nodes = new ArrayList<>(builder.nodes());
      nodes.set(
          nodes.indexOf(last),
          new Node(last.operation(), last.operands(), node.results(), Origin.NONE));
      if (same.type().equals(node.result().type())) {
        put("left out", nodes);
      }
    }
  }

  private void flipped(Node node, Apply apply) {
    apply
        .attributes()
        .entries()
        .forEach((name, value) -> {
          if (value instanceof Boolean flag) {
            Attributes other = apply.attributes().with(name, !flag);
            try {
              List<nnet.compiler.graph.ValueType> types =
                  node.operands().stream().map(Value::type).toList();
              if (apply.operator().infer(other, types).equals(node.result().type())) {
                put(name + " flipped", List.of(with(node, new Apply(apply.operator(), other))));
              }
            } catch (IllegalArgumentException notTyped) {
              // no mutant
            }
          }
        });
  }

  private void negated(Node node, Value result) {
    if (result.type().data() == DataType.FLOAT && isUsed(result) && !holds(result, 0)) {
      Value before = new Value(result.type(), "");
      List<Value> results =
          node.results().stream().map(each -> each == result ? before : each).toList();
      Node first = new Node(node.operation(), node.operands(), results, node.origin());
      Node second =
          new Node(
              new Apply(Negate.INSTANCE, Attributes.NONE),
              List.of(before),
              List.of(result),
              Origin.NONE);
      put("result " + node.results().indexOf(result) + " negated", List.of(first, second));
    }
  }

  private void operandsLost(Node node) {
    for (int i = 0; i < node.operands().size(); i++) {
      if (node.operands().get(i).type().data() == DataType.FLOAT) {
        replaced(node, i, 0, "operand " + i + " lost");
      }
    }
  }

  private void exchangeOperands(Node node) {
    if (COMMUTATIVE.contains(name(node.operation()))) {
      return;
    }
    for (int i = 0; i < node.operands().size(); i++) {
      for (int k = i + 1; k < node.operands().size(); k++) {
        Value a = node.operands().get(i);
        Value b = node.operands().get(k);
        if (a != b && a.type().equals(b.type())) {
          List<Value> operands = new ArrayList<>(node.operands());
          operands.set(i, b);
          operands.set(k, a);
          Node other = new Node(node.operation(), operands, node.results(), node.origin());
          put("operands %d and %d exchanged".formatted(i, k), List.of(other));
        }
      }
    }
  }

  /** An operand replaced by a number. */
  private void replaced(Node node, int operand, double number, String what) {
    Value value = node.operands().get(operand);
    if (holds(value, number)) {
      return;
    }
    RegionBuilder builder = new RegionBuilder("number");
    Value other =
        BroadcastTo.to(builder, new Arithmetic(builder).constant(number), value.type().shape());
    List<Node> nodes = new ArrayList<>(builder.nodes());
    List<Value> operands = new ArrayList<>(node.operands());
    operands.set(operand, other);
    nodes.add(new Node(node.operation(), operands, node.results(), node.origin()));
    put(what, nodes);
  }

  /** A scan makes gradients of all that it carries, wanted or not. */
  private boolean isUsed(Value value) {
    return region.nodes().stream().anyMatch(node -> node.operands().contains(value))
        || region.results().stream().anyMatch(result -> result.value() == value);
  }

  /** Whether a value is known to be this number everywhere. */
  private boolean holds(Value value, double number) {
    for (Node node : region.nodes()) {
      if (node.results().contains(value)) {
        return node.applies("constant")
            ? node.attributes().real("value") == number
            : RENAMING.contains(name(node.operation()))
                && holds(node.operands().getFirst(), number);
      }
    }
    return false;
  }

  private static Node with(Node node, Operation operation) {
    return new Node(operation, node.operands(), node.results(), node.origin());
  }

  private void put(String what, List<Node> nodes) {
    List<Node> all = new ArrayList<>(region.nodes());
    all.remove(index);
    all.addAll(index, nodes);
    mutants.add(new Mutant(place + what, region.withNodes(all)));
  }

  /** Gradients and saved values in each other's place, or missing. */
  private void exchangeResults() {
    for (int i = 0; i < region.results().size(); i++) {
      for (int k = i + 1; k < region.results().size(); k++) {
        Result a = region.results().get(i);
        Result b = region.results().get(k);
        boolean derived = a.kind() == Result.Kind.GRADIENT || a.kind() == Result.Kind.SAVED;
        if (derived
            && a.kind() == b.kind()
            && a.value() != b.value()
            && a.value().type().equals(b.value().type())) {
          List<Result> results = new ArrayList<>(region.results());
          results.set(i, new Result(b.value(), a.kind(), a.path()));
          results.set(k, new Result(a.value(), b.kind(), b.path()));
          mutants.add(
              new Mutant(
                  "results %d and %d exchanged".formatted(i, k),
                  new Region(region.name(), region.formals(), region.nodes(), results)));
        }
      }
    }
  }
}
