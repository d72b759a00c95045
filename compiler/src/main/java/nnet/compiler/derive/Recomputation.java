package nnet.compiler.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.derive.Derived.Input;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;

/**
 * A derivative that keeps nothing of a step but what it began with: its backward region runs the
 * step once more, then goes back.
 */
final class Recomputation {
  private final Derived derived;
  private final Derivatives.Use use;
  private final Kept kept;
  private final Map<Value, Value> again = new HashMap<>();
  private final List<Formal> formals = new ArrayList<>();
  private final List<Input> inputs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();

  private Recomputation(Derived derived, Derivatives.Use use) {
    this.derived = derived;
    this.use = use;
    kept = new Kept(use);
  }

  static Derived of(Derived derived, Derivatives.Use use) {
    return new Recomputation(derived, use).made();
  }

  private Derived made() {
    seeds();
    forward();
    backward();
    Region region = use.region();
    return new Derived(
        new Region(region.name(), region.formals(), region.nodes(), kept.results()),
        new Region(derived.backward().name(), formals, nodes, derived.backward().results()),
        inputs,
        derived.formals(),
        derived.exact());
  }

  /** The gradients that are given. */
  private void seeds() {
    for (int i = 0; i < derived.inputs().size(); i++) {
      if (derived.inputs().get(i) instanceof Input.OfResult seed) {
        formals.add(derived.backward().formals().get(i));
        inputs.add(seed);
      }
    }
  }

  /** The step once more, in values of its own. */
  private void forward() {
    for (Formal formal : derived.forward().formals()) {
      Value own = fresh(formal.value());
      formals.add(new Formal(own, formal.kind(), formal.path()));
      inputs.add(kept.input(formal.value()));
    }
    for (Node node : derived.forward().nodes()) {
      List<Value> operands = node.operands().stream().map(again::get).toList();
      List<Value> results = node.results().stream().map(this::fresh).toList();
      nodes.add(new Node(node.operation(), operands, results, node.origin().note("once more")));
    }
  }

  private Value fresh(Value value) {
    Value own = new Value(value.type(), value.name());
    again.put(value, own);
    return own;
  }

  /** The way back, from what was just made. */
  private void backward() {
    Map<Value, Value> known = new HashMap<>();
    for (int i = 0; i < derived.inputs().size(); i++) {
      Value formal = derived.backward().formals().get(i).value();
      switch (derived.inputs().get(i)) {
        case Input.OfResult seed -> known.put(formal, formal);
        case Input.Operand operand ->
            known.put(formal, again(use.region().formals().get(operand.index()).value()));
        case Input.Forward saved ->
            known.put(formal, again(derived.forward().results().get(saved.index()).value()));
      }
    }
    for (Node node : derived.backward().nodes()) {
      List<Value> operands =
          node.operands().stream().map(value -> known.getOrDefault(value, value)).toList();
      nodes.add(new Node(node.operation(), operands, node.results(), node.origin()));
    }
  }

  private Value again(Value value) {
    Value own = again.get(value);
    if (own == null) {
      throw new IllegalStateException("not made in the forward pass: " + value);
    }
    return own;
  }
}
