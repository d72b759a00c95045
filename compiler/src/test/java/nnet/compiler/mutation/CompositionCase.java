package nnet.compiler.mutation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.derive.Gradient;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.NdArray;
import org.jspecify.annotations.Nullable;

/** The derivative of a whole region: mutants of what the sweep built, in all regions it calls. */
final class CompositionCase {
  private static final int BATCH = 2;

  private final Region forward;
  private final Region derived;
  private final Judge judge;

  private CompositionCase(Region forward, Region derived, Judge judge) {
    this.forward = forward;
    this.derived = derived;
    this.judge = judge;
  }

  static CompositionCase of(Region forward) {
    List<NdArray> arguments = new ArrayList<>();
    Map<Integer, NdArray> directions = new LinkedHashMap<>();
    for (int i = 0; i < forward.formals().size(); i++) {
      Formal formal = forward.formals().get(i);
      int[] shape = formal.value().type().shape().resolve(BATCH);
      arguments.add(Judge.random(shape, 7L + i));
      directions.put(i, Judge.random(shape, 101L + i));
    }
    return new CompositionCase(
        forward,
        Gradient.of(forward, forward.results(Result.Kind.LOSS).getFirst().path(), formal -> true),
        Judge.of(forward, arguments, directions, BATCH));
  }

  boolean passes() {
    return judge.accepts(derived);
  }

  boolean kills(Mutant mutant) {
    return mutant.isNoticed(judge::accepts);
  }

  List<Mutant> mutants() {
    Set<Value> before = new HashSet<>();
    forward.nodes().forEach(node -> before.addAll(node.results()));
    Set<Node> added = new HashSet<>();
    derived.nodes().stream()
        .filter(node -> node.results().stream().noneMatch(before::contains))
        .forEach(added::add);
    List<Mutant> mutants = new ArrayList<>(Mutants.of(derived, added));
    IdentityHashMap<Region, String> called = new IdentityHashMap<>();
    collect(derived, called);
    for (Region region : sorted(called.keySet())) {
      boolean backward = region.name().endsWith("_backward");
      Set<Node> mutable = backward ? new HashSet<>(region.nodes()) : Set.of();
      for (Mutant inner : Mutants.of(region, mutable)) {
        mutants.add(
            new Mutant(
                region.name() + ", " + inner.change(),
                rebuilt(derived, region, inner.region(), new IdentityHashMap<>())));
      }
    }
    return mutants;
  }

  private static List<Region> sorted(Collection<Region> regions) {
    return regions.stream().sorted(Comparator.comparing(Region::name)).toList();
  }

  private static void collect(Region region, IdentityHashMap<Region, String> found) {
    for (Node node : region.nodes()) {
      Region callee = callee(node.operation());
      if (callee != null && found.put(callee, callee.name()) == null) {
        collect(callee, found);
      }
    }
  }

  private static @Nullable Region callee(Operation operation) {
    return switch (operation) {
      case Apply apply -> null;
      case Call call -> call.region();
      case Scan scan -> scan.body();
    };
  }

  /** The region with another one in place of one that it calls, directly or not. */
  @SuppressWarnings("ReferenceEquality") // equal regions are one object
  private static Region rebuilt(
      Region region, Region from, Region to, IdentityHashMap<Region, Region> known) {
    if (region == from) {
      return to;
    }
    Region made = known.get(region);
    if (made == null) {
      List<Node> nodes = new ArrayList<>();
      for (Node node : region.nodes()) {
        nodes.add(
            new Node(
                rebuilt(node.operation(), from, to, known),
                node.operands(),
                node.results(),
                node.origin()));
      }
      made = region.withNodes(nodes);
      known.put(region, made);
    }
    return made;
  }

  private static Operation rebuilt(
      Operation operation, Region from, Region to, IdentityHashMap<Region, Region> known) {
    return switch (operation) {
      case Apply apply -> apply;
      case Call call -> new Call(rebuilt(call.region(), from, to, known));
      case Scan scan ->
          new Scan(
              rebuilt(scan.body(), from, to, known),
              scan.length(),
              scan.reverse(),
              scan.operandRoles(),
              scan.resultRoles());
    };
  }
}
