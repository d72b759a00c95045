package nnet.compiler.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.Scan;

/**
 * Makes equal regions one object, so that they are derived, optimised and emitted once. Regions are
 * equal when they compute the same; names, origins and the paths of instances do not count: a call
 * passes parameters and states by position.
 */
public final class RegionInterner {
  private final Map<String, Region> byText = new HashMap<>();
  private final Map<Named, Region> entries = new HashMap<>();
  private final IdentityHashMap<Region, Region> known = new IdentityHashMap<>();
  private final IdentityHashMap<Region, Integer> numbers = new IdentityHashMap<>();

  /** Of an entry the paths count too: whoever runs it knows it by them. */
  private record Named(String text, List<String> paths) {}

  /** The region that stands for all that are equal to this one; so do those that it calls. */
  public Region intern(Region region) {
    Region found = known.get(region);
    if (found == null) {
      Region inner = withInternedCallees(region);
      found = byText.computeIfAbsent(text(inner), text -> inner);
      numbers.putIfAbsent(found, numbers.size());
      known.put(region, found);
      known.put(found, found);
    }
    return found;
  }

  /** The region that stands for all entries that are equal to this one, by their paths as well. */
  public Region internEntry(Region region) {
    Region inner = withInternedCallees(region);
    List<String> paths = new ArrayList<>();
    inner.formals().forEach(formal -> paths.add(formal.path()));
    inner.results().forEach(result -> paths.add(result.path()));
    return entries.computeIfAbsent(new Named(text(inner), paths), named -> inner);
  }

  @SuppressWarnings("ReferenceEquality") // equal nodes may call equal regions that are not one yet
  private Region withInternedCallees(Region region) {
    List<Node> nodes = new ArrayList<>();
    boolean same = true;
    for (Node node : region.nodes()) {
      Node now = node(node);
      same &= now == node;
      nodes.add(now);
    }
    return same ? region : region.withNodes(nodes);
  }

  private Node node(Node node) {
    return switch (node.operation()) {
      case Apply apply -> node;
      case Call call -> with(node, call.region(), new Call(intern(call.region()), call.examples()));
      case Scan scan -> with(node, scan.body(), scan.withBody(intern(scan.body())));
    };
  }

  @SuppressWarnings("ReferenceEquality") // the point of interning
  private Node with(Node node, Region before, Operation operation) {
    return known.get(before) == before
        ? node
        : new Node(operation, node.operands(), node.results(), node.origin());
  }

  /**
   * All that a region computes as text: values are numbered in the order in which they are made.
   */
  private String text(Region region) {
    Map<Value, Integer> values = new HashMap<>();
    Map<String, Integer> paths = new HashMap<>();
    StringBuilder text = new StringBuilder();
    for (Formal formal : region.formals()) {
      paths.putIfAbsent(formal.path(), values.size());
      text.append(formal.kind()).append(' ').append(define(values, formal.value())).append('\n');
    }
    for (Node node : region.nodes()) {
      text.append(operation(node.operation()));
      node.operands().forEach(operand -> text.append(' ').append(values.get(operand)));
      node.results().forEach(result -> text.append(' ').append(define(values, result)));
      text.append('\n');
    }
    for (Result result : region.results()) {
      boolean named = result.kind() != Result.Kind.VALUE && result.kind() != Result.Kind.SAVED;
      text.append(result.kind()).append(' ').append(named ? paths.get(result.path()) : "");
      text.append(' ').append(values.get(result.value())).append('\n');
    }
    return text.toString();
  }

  private static String define(Map<Value, Integer> values, Value value) {
    values.put(value, values.size());
    return value.type().toString();
  }

  private String operation(Operation operation) {
    return switch (operation) {
      case Apply apply -> apply.operator().name() + apply.attributes();
      case Call call -> "call " + numbers.get(call.region());
      case Scan scan ->
          "scan "
              + numbers.get(scan.body())
              + " "
              + scan.length()
              + (scan.reverse() ? " reverse " : " ")
              + (scan.recomputed() ? "recomputed " : "")
              + scan.operandRoles()
              + scan.resultRoles();
    };
  }
}
