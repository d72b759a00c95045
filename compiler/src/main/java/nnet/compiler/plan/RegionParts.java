package nnet.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionInterner;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;

/**
 * A region put together anew from its steps, some of which become a region of their own. Nodes that
 * are no steps, such as other shapes of a value, come along wherever they are read.
 */
final class RegionParts {
  /** Floats that stay in the second-level cache: half a megabyte. */
  private static final int CACHED = 131_072;

  private final Region region;
  private final Windows windows;
  private final Map<Value, Node> makers = new HashMap<>();
  private final RegionInterner interner;
  private final LinkedHashSet<Node> nodes = new LinkedHashSet<>();

  RegionParts(Region region, Windows windows, RegionInterner interner) {
    this.region = region;
    this.windows = windows;
    this.interner = interner;
    for (Node node : region.nodes()) {
      node.results().forEach(result -> makers.put(result, node));
    }
  }

  /** Whether a step reads or writes columns of a wider value. */
  boolean isWindowed(Step step) {
    return Stream.concat(step.reads().stream(), step.writes().stream())
        .anyMatch(windows.all()::containsKey);
  }

  /** Adds a step as it is. */
  void add(Step step) {
    nodes(step).forEach(node -> place(node, nodes));
  }

  /** Adds a call of a region of these steps. */
  void addCall(List<Step> steps) {
    Set<Node> own = new HashSet<>();
    steps.forEach(step -> own.addAll(nodes(step)));
    Set<Value> made = new HashSet<>();
    own.forEach(node -> made.addAll(node.results()));
    LinkedHashSet<Node> inside = new LinkedHashSet<>();
    for (Step step : steps) {
      for (Node node : nodes(step)) {
        node.operands().forEach(operand -> placeInside(operand, made, inside));
        inside.add(node);
      }
    }
    Region part = part(inside, results(steps, own));
    List<Value> operands = part.formals().stream().map(Formal::value).toList();
    List<Value> results = part.results().stream().map(Result::value).toList();
    Operation call = new Operation.Call(interner.intern(part), examples(steps));
    place(new Node(call, operands, results, steps.getFirst().origin()), nodes);
  }

  Region region() {
    for (Result result : region.results()) {
      Node maker = makers.get(result.value());
      if (maker != null && isSilent(maker)) {
        place(maker, nodes);
      }
    }
    return region.withNodes(List.copyOf(nodes));
  }

  private static List<Node> nodes(Step step) {
    return switch (step) {
      case Step.Single single -> List.of(single.node());
      case Step.Loop loop -> loop.nodes();
      case Step.Product product ->
          Stream.concat(Stream.of(product.product()), product.loop().nodes().stream()).toList();
    };
  }

  /** Whether a node is no step of its own. */
  private boolean isSilent(Node node) {
    return Kinds.isAlias(node) || Kinds.isConstant(node) || windows.isSilent(node);
  }

  private void place(Node node, Set<Node> placed) {
    for (Value operand : node.operands()) {
      Node maker = makers.get(operand);
      if (maker != null && isSilent(maker)) {
        place(maker, placed);
      }
    }
    placed.add(node);
  }

  /** Constants, and other shapes of what is made inside, are made inside too. */
  private void placeInside(Value operand, Set<Value> made, Set<Node> inside) {
    Node maker = makers.get(operand);
    if (maker != null
        && (Kinds.isConstant(maker) || (Kinds.isAlias(maker) && made.contains(root(operand))))) {
      place(maker, inside);
    }
  }

  /** The value of which this is another shape. */
  private Value root(Value value) {
    Node maker = makers.get(value);
    return maker != null && Kinds.isAlias(maker) ? root(maker.operands().get(0)) : value;
  }

  /** What the steps write and others read, or the caller. */
  private Set<Value> results(List<Step> steps, Set<Node> own) {
    Set<Value> wanted = new HashSet<>();
    region.results().forEach(result -> wanted.add(root(result.value())));
    for (Node node : region.nodes()) {
      if (!own.contains(node) && !Kinds.isAlias(node)) {
        node.operands().forEach(operand -> wanted.add(root(operand)));
      }
    }
    LinkedHashSet<Value> results = new LinkedHashSet<>();
    steps.forEach(step -> step.writes().stream().filter(wanted::contains).forEach(results::add));
    return results;
  }

  private Region part(Set<Node> inside, Set<Value> results) {
    Set<Value> made = new HashSet<>();
    Map<Value, Formal> taken = new LinkedHashMap<>();
    for (Node node : inside) {
      for (Value operand : node.operands()) {
        if (!made.contains(operand)) {
          taken.computeIfAbsent(operand, this::formal);
        }
      }
      made.addAll(node.results());
    }
    List<Result> given = new ArrayList<>();
    results.forEach(value -> given.add(new Result(value, Result.Kind.VALUE, value.name())));
    return new Region(name(inside), List.copyOf(taken.values()), List.copyOf(inside), given);
  }

  private Formal formal(Value value) {
    Node maker = makers.get(root(value));
    String name = maker == null ? value.name() : name(maker);
    return new Formal(value, Formal.Kind.VALUE, name);
  }

  /** Such as {@code add_to_normalize}. */
  private static String name(Set<Node> inside) {
    List<Node> steps =
        inside.stream().filter(node -> !Kinds.isConstant(node) && !Kinds.isAlias(node)).toList();
    return name(steps.getFirst()) + "_to_" + name(steps.getLast());
  }

  private static String name(Node node) {
    return switch (node.operation()) {
      case Operation.Apply apply -> apply.operator().name();
      case Operation.Call call -> call.region().name();
      case Operation.Scan scan -> scan.body().name();
    };
  }

  /** How many examples fit into the cache with all that the steps read and write of them. */
  private int examples(List<Step> steps) {
    Set<Value> touched = new HashSet<>();
    for (Step step : steps) {
      step.reads().forEach(value -> touched.add(root(value)));
      touched.addAll(step.writes());
    }
    int floats = touched.stream().mapToInt(value -> Size.of(value.type()).perExample()).sum();
    return Math.max(1, CACHED / Math.max(1, floats));
  }
}
