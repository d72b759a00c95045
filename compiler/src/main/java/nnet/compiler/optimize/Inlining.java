package nnet.compiler.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Regions;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;

/**
 * Puts the bodies of small layers where they are called, so that they fuse with what is around
 * them; what is large or often called stays a method of its own.
 */
final class Inlining implements Pass {
  private static final int SMALL = 24;
  private static final int COPIES = 100;

  @Override
  public String name() {
    return "inline";
  }

  @Override
  public Region apply(Region region) {
    IdentityHashMap<Region, Integer> sites = new IdentityHashMap<>();
    count(region, sites, new IdentityHashMap<>());
    IdentityHashMap<Region, Integer> originals = new IdentityHashMap<>();
    IdentityHashMap<Region, Region> now = new IdentityHashMap<>();
    return inline(region, sites, originals, now);
  }

  /** All calls put in place, however large: for regions that must be flat. */
  static Region flat(Region region) {
    return Regions.map(region, inner -> expand(inner, callee -> true));
  }

  private static void count(
      Region region,
      IdentityHashMap<Region, Integer> sites,
      IdentityHashMap<Region, Boolean> seen) {
    if (seen.put(region, true) != null) {
      return;
    }
    for (Node node : region.nodes()) {
      if (node.operation() instanceof Operation.Call call) {
        sites.merge(call.region(), 1, Integer::sum);
        count(call.region(), sites, seen);
      } else if (node.operation() instanceof Operation.Scan scan) {
        count(scan.body(), sites, seen);
      }
    }
  }

  private static Region inline(
      Region region,
      IdentityHashMap<Region, Integer> sites,
      IdentityHashMap<Region, Integer> rewritten,
      IdentityHashMap<Region, Region> known) {
    Region there = known.get(region);
    if (there != null) {
      return there;
    }
    List<Node> nodes = new ArrayList<>();
    for (Node node : region.nodes()) {
      nodes.add(
          switch (node.operation()) {
            case Operation.Apply apply -> node;
            case Operation.Call call -> {
              Region body = inline(call.region(), sites, rewritten, known);
              rewritten.put(body, sites.getOrDefault(call.region(), 1));
              yield with(node, new Operation.Call(body));
            }
            case Operation.Scan scan ->
                with(node, scan.withBody(inline(scan.body(), sites, rewritten, known)));
          });
    }
    Region flat =
        expand(
            region.withNodes(nodes), callee -> belongs(callee, rewritten.getOrDefault(callee, 1)));
    known.put(region, flat);
    return flat;
  }

  private static Node with(Node node, Operation operation) {
    return new Node(operation, node.operands(), node.results(), node.origin());
  }

  /** Whether a body is better in place: small, or such that a logarithm must see how it ends. */
  private static boolean belongs(Region body, int sites) {
    boolean leaf = body.nodes().stream().allMatch(n -> n.operation() instanceof Operation.Apply);
    int size = body.nodes().size();
    if (!leaf) {
      return false;
    }
    return size <= 2 || (size <= SMALL && size * sites <= COPIES) || endsInProbability(body);
  }

  private static boolean endsInProbability(Region body) {
    Set<Value> results = new HashSet<>();
    body.results().forEach(result -> results.add(result.value()));
    return body.nodes().stream()
        .anyMatch(node ->
            (node.applies("softmax") || node.applies("sigmoid"))
                && results.contains(node.result()));
  }

  private static Region expand(Region region, java.util.function.Predicate<Region> chosen) {
    List<Node> nodes = new ArrayList<>();
    Map<Value, Value> renamed = new HashMap<>();
    boolean changed = false;
    for (Node node : region.nodes()) {
      List<Value> operands = mapped(node.operands(), renamed);
      if (node.operation() instanceof Operation.Call call && chosen.test(call.region())) {
        changed = true;
        copy(call.region(), node, operands, nodes, renamed);
      } else {
        nodes.add(new Node(node.operation(), operands, node.results(), node.origin()));
      }
    }
    if (!changed) {
      return region;
    }
    List<Result> results = new ArrayList<>();
    for (Result result : region.results()) {
      Value value = renamed.getOrDefault(result.value(), result.value());
      results.add(new Result(value, result.kind(), result.path()));
    }
    return new Region(region.name(), region.formals(), nodes, results);
  }

  private static void copy(
      Region body, Node call, List<Value> operands, List<Node> into, Map<Value, Value> renamed) {
    Map<Value, Value> inner = new HashMap<>();
    for (int i = 0; i < operands.size(); i++) {
      inner.put(body.formals().get(i).value(), operands.get(i));
    }
    Map<Value, Value> outer = outerNames(body, call);
    for (Node node : body.nodes()) {
      List<Value> results = new ArrayList<>();
      for (Value result : node.results()) {
        Value copy = outer.getOrDefault(result, new Value(result.type(), result.name()));
        inner.put(result, copy);
        results.add(copy);
      }
      Origin origin = node.origin().calledFrom(call.origin());
      into.add(new Node(node.operation(), mapped(node.operands(), inner), results, origin));
    }
    for (int i = 0; i < body.results().size(); i++) {
      Value value = body.results().get(i).value();
      Value made = inner.get(value);
      if (made == null) {
        throw new IllegalStateException("a result of nothing: " + value);
      }
      renamed.put(call.results().get(i), made);
    }
  }

  /** Values of the body that the caller has a name for get the caller's. */
  private static Map<Value, Value> outerNames(Region body, Node call) {
    Map<Value, Value> names = new HashMap<>();
    for (int i = 0; i < body.results().size(); i++) {
      Value inside = body.results().get(i).value();
      Value outside = call.results().get(i);
      if (!outside.name().isEmpty() && outside.type().equals(inside.type())) {
        names.putIfAbsent(inside, outside);
      }
    }
    return names;
  }

  private static List<Value> mapped(List<Value> values, Map<Value, Value> by) {
    return values.stream().map(value -> by.getOrDefault(value, value)).toList();
  }
}
