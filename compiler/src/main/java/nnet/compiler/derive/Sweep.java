package nnet.compiler.derive;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Elementwise;
import nnet.compiler.op.Primitive;
import nnet.compiler.op.math.Add;
import org.jspecify.annotations.Nullable;

/** One pass over a region's nodes from the last to the first that collects gradients of values. */
final class Sweep {
  private final Derivatives derivatives;
  private final RegionBuilder forward;
  private final RegionBuilder backward;
  private final Region region;
  private final Set<Value> active;
  private final ExactZeros zeros;
  private final Steepness steepness;
  private final Map<Value, Value> gradients = new LinkedHashMap<>();
  private final IdentityHashMap<Node, Node> replaced = new IdentityHashMap<>();

  /**
   * @param forward knows the region's values
   * @param backward takes the nodes of the derivative; may be the same builder
   * @param wanted the formals that gradients are for
   */
  Sweep(
      Derivatives derivatives,
      RegionBuilder forward,
      RegionBuilder backward,
      Region region,
      Set<Value> wanted) {
    this.derivatives = derivatives;
    this.forward = forward;
    this.backward = backward;
    this.region = region;
    active = Activity.of(region, wanted);
    zeros = derivatives.zeros();
    steepness = derivatives.steepness(region);
  }

  /** Says what the gradient of a result is, before the sweep begins. */
  void seed(Value value, Value gradient) {
    accumulate(value, gradient, zeros.in(gradient));
  }

  void run() {
    for (Node node : region.nodes().reversed()) {
      if (node.results().stream().anyMatch(gradients::containsKey)
          && node.operands().stream().anyMatch(active::contains)) {
        derive(node);
      }
    }
  }

  private void derive(Node node) {
    switch (node.operation()) {
      case Apply apply -> apply(node, (Primitive) apply.operator());
      case Call call -> {
        backward.origin(node.origin().note("derivative of " + call.region().name()));
        new CallDerivative(this, derivatives, backward).derive(node, call.region());
      }
      case Scan scan -> {
        backward.origin(node.origin().note("derivative of a scan: from the last step back"));
        new ScanDerivative(this, derivatives, backward).derive(node, scan);
      }
    }
  }

  private void apply(Node node, Primitive operator) {
    Value gradient = gradients.get(node.result());
    if (gradient == null) {
      return;
    }
    String formula = operator.rule();
    Origin origin = node.origin();
    backward.origin(origin.note(formula.isEmpty() ? operator.name() + "'" : formula));
    boolean exact = zeros.in(gradient);
    Backward rule = new Backward(backward, node, gradient);
    List<@Nullable Value> parts =
        exact && operator instanceof Elementwise function && steepness.at(node)
            ? zeros.keep(rule, function, steepness)
            : operator.gradient(rule);
    for (int i = 0; i < parts.size(); i++) {
      Value part = parts.get(i);
      if (part != null) {
        accumulate(node.operands().get(i), part, exact || operator.leavesOut());
      }
    }
    backward.origin(Origin.NONE);
  }

  /** Whether zeros must stay in one of the gradients of a node's results. */
  boolean hasExactZeros(Node node) {
    return node.results().stream()
        .map(gradients::get)
        .anyMatch(gradient -> gradient != null && zeros.in(gradient));
  }

  /**
   * Adds to the gradient of a value, where it needs one.
   *
   * @param exact whether the part may hold zeros that must stay
   */
  void accumulate(Value value, Value part, boolean exact) {
    if (!active.contains(value)) {
      return;
    }
    if (!part.type().shape().equals(value.type().shape())) {
      throw new IllegalStateException("the gradient of " + value + " is " + part);
    }
    Value known = gradients.get(value);
    Value sum = known == null ? part : backward.apply(Add.INSTANCE, known, part);
    gradients.put(value, sum);
    if (exact && (known == null || zeros.in(known))) {
      zeros.add(sum);
    }
  }

  @Nullable Value gradient(Value value) {
    return gradients.get(value);
  }

  Set<Value> active() {
    return active;
  }

  /** Puts another node in the forward pass in place of one. */
  void replace(Node node, Node by) {
    replaced.put(node, by);
    forward.adopt(by.results());
  }

  /** The nodes of the forward pass that others take the place of. */
  Map<Node, Node> replaced() {
    return replaced;
  }

  List<Node> forwardNodes() {
    return region.nodes().stream().map(node -> replaced.getOrDefault(node, node)).toList();
  }

  /** What to call the gradients of values that have names. */
  Map<Value, String> gradientNames() {
    Map<Value, String> names = new HashMap<>();
    gradients.forEach((value, gradient) -> {
      if (!value.name().isEmpty() && gradient.name().isEmpty()) {
        names.putIfAbsent(gradient, "d_" + value.name());
      }
    });
    return names;
  }
}
