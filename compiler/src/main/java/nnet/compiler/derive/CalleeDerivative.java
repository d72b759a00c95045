package nnet.compiler.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.derive.Derived.Input;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.LiveNodes;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Renaming;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import org.jspecify.annotations.Nullable;

/** Derives a region that is called: into one that saves values and one that takes them back. */
final class CalleeDerivative {
  private final Derivatives.Use use;
  private final ExactZeros zeros;
  private final Region region;
  private final RegionBuilder forward;
  private final RegionBuilder backward;
  private final Sweep sweep;
  private final Map<Value, Input> seeds = new LinkedHashMap<>();

  CalleeDerivative(Derivatives derivatives, Derivatives.Use use) {
    this.use = use;
    zeros = derivatives.zeros();
    region = use.region();
    forward = new RegionBuilder(region.name());
    forward.adopt(region.formals().stream().map(Formal::value).toList());
    region.nodes().forEach(node -> forward.adopt(node.results()));
    backward = new RegionBuilder(region.name() + "_backward", forward);
    sweep = new Sweep(derivatives, forward, backward, region, use.active());
  }

  Derived derive() {
    for (int index : new TreeSet<>(use.results())) {
      Value value = region.results().get(index).value();
      Value seed = backward.formal(Formal.Kind.VALUE, "d_" + value.name(), value.type());
      seeds.put(seed, new Input.OfResult(index));
      if (use.exact()) {
        zeros.add(seed);
      }
      sweep.seed(value, seed);
    }
    sweep.run();
    return assemble();
  }

  private Derived assemble() {
    List<Integer> positions = new ArrayList<>();
    List<Result> gradients = new ArrayList<>();
    for (int i = 0; i < region.formals().size(); i++) {
      Formal formal = region.formals().get(i);
      Value gradient = gradientOf(i);
      if (gradient != null) {
        positions.add(i);
        gradients.add(new Result(gradient, Result.Kind.GRADIENT, formal.path()));
      }
    }
    List<Node> nodes = new ArrayList<>(constants());
    nodes.addAll(LiveNodes.of(backward.nodes(), gradients.stream().map(Result::value).toList()));
    return split(positions, gradients, used(nodes, gradients));
  }

  /** A scan's next step needs a gradient of all that is carried, be it 0. */
  private @Nullable Value gradientOf(int index) {
    Value formal = region.formals().get(index).value();
    if (!use.active().contains(formal)) {
      return null;
    }
    Value gradient = sweep.gradient(formal);
    return gradient == null && use.isCarried(index)
        ? Zeros.of(backward, formal.type().shape())
        : gradient;
  }

  /** Captured constants are made again instead of being kept. */
  private List<Node> constants() {
    List<Node> constants = new ArrayList<>();
    for (Formal formal : backward.formals()) {
      Value outer = backward.captured().get(formal.value());
      region.nodes().stream()
          .filter(node -> node.operands().isEmpty() && isResult(node, outer))
          .map(n -> new Node(n.operation(), List.of(), List.of(formal.value()), n.origin()))
          .forEach(constants::add);
    }
    return constants;
  }

  private static boolean isResult(Node node, @Nullable Value value) {
    return node.results().stream().anyMatch(result -> result == value);
  }

  /** The nodes without constants that nothing is made of. */
  private static List<Node> used(List<Node> nodes, List<Result> gradients) {
    return LiveNodes.of(nodes, gradients.stream().map(Result::value).toList());
  }

  private Derived split(List<Integer> positions, List<Result> gradients, List<Node> nodes) {
    Set<Value> needed = new HashSet<>();
    gradients.forEach(gradient -> needed.add(gradient.value()));
    nodes.forEach(node -> needed.addAll(node.operands()));
    nodes.forEach(node -> node.results().forEach(needed::remove));
    Map<Value, Value> captured = new LinkedHashMap<>();
    backward.formals().stream()
        .map(Formal::value)
        .filter(value -> needed.contains(value) && !seeds.containsKey(value))
        .forEach(value -> captured.put(backward.captured().getOrDefault(value, value), value));
    CheapAgain again = new CheapAgain(sweep.forwardNodes(), region, captured, nodes);
    Kept kept = new Kept(use);
    List<Formal> formals = new ArrayList<>();
    List<Input> inputs = new ArrayList<>();
    for (Formal formal : backward.formals()) {
      Input seed = seeds.get(formal.value());
      if (seed != null && (use.isScan() || needed.contains(formal.value()))) {
        formals.add(formal);
        inputs.add(seed);
      }
    }
    again
        .kept()
        .forEach((outer, inner) -> {
          formals.add(new Formal(inner, Formal.Kind.VALUE, outer.name()));
          inputs.add(kept.input(outer));
        });
    Region back =
        Renaming.apply(
            new Region(region.name() + "_backward", formals, again.nodes(), gradients),
            sweep.gradientNames());
    Region front =
        new Region(region.name(), region.formals(), sweep.forwardNodes(), kept.results());
    return new Derived(front, back, inputs, positions, exact(positions, gradients));
  }

  private Set<Integer> exact(List<Integer> positions, List<Result> gradients) {
    Set<Integer> exact = new HashSet<>();
    for (int i = 0; i < positions.size(); i++) {
      if (zeros.in(gradients.get(i).value())) {
        exact.add(positions.get(i));
      }
    }
    return exact;
  }
}
