package nnet.compiler.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.Scan;

/** Regions as text, one node a line; regions that are called come before those that call them. */
public final class GraphPrinter {
  private final IdentityHashMap<Region, String> names = new IdentityHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  private GraphPrinter() {}

  public static String text(Region region) {
    GraphPrinter printer = new GraphPrinter();
    order(region).forEach(printer::print);
    return printer.text.toString();
  }

  /** A region and all that it calls, callees first, each once. */
  static List<Region> order(Region region) {
    List<Region> order = new ArrayList<>();
    collect(region, new IdentityHashMap<>(), order);
    return order;
  }

  private static void collect(
      Region region, IdentityHashMap<Region, Boolean> seen, List<Region> order) {
    if (seen.put(region, true) != null) {
      return;
    }
    for (Node node : region.nodes()) {
      switch (node.operation()) {
        case Apply apply -> {}
        case Call call -> collect(call.region(), seen, order);
        case Scan scan -> collect(scan.body(), seen, order);
      }
    }
    order.add(region);
  }

  private void print(Region region) {
    String name = region.name();
    for (int number = 2; !taken.add(name); number++) {
      name = region.name() + "_" + number;
    }
    names.put(region, name);
    ValueNames values = new ValueNames();
    text.append("region ").append(name).append('(');
    text.append(
        region.formals().stream()
            .map(formal -> formal(formal, values))
            .collect(Collectors.joining(", ")));
    text.append(") {\n");
    region.nodes().forEach(node -> node(node, values));
    region.results().forEach(result -> result(result, values));
    text.append("}\n");
  }

  private static String formal(Formal formal, ValueNames values) {
    String kind =
        formal.kind() == Formal.Kind.VALUE
            ? ""
            : formal.kind().name().toLowerCase(Locale.ROOT) + " ";
    return kind + values.of(formal.value()) + ": " + formal.value().type();
  }

  private void node(Node node, ValueNames values) {
    String results =
        node.results().stream()
            .map(result -> values.of(result) + ": " + result.type())
            .collect(Collectors.joining(", "));
    String operands =
        node.operands().stream().map(values::of).collect(Collectors.joining(", ", "(", ")"));
    text.append("  ").append(results).append(" = ").append(operation(node.operation()));
    text.append(operands).append(NodeText.attributes(node.operation()));
    text.append(node.origin().note().isEmpty() ? "" : "  // " + node.origin().note());
    text.append('\n');
  }

  private String operation(Operation operation) {
    return switch (operation) {
      case Apply apply -> apply.operator().name();
      case Call call -> "call " + names.get(call.region());
      case Scan scan ->
          (scan.recomputed() ? "recomputed " : "")
              + (scan.reverse() ? "reverse scan " : "scan ")
              + names.get(scan.body());
    };
  }

  private void result(Result result, ValueNames values) {
    String kind = result.kind().name().toLowerCase(Locale.ROOT);
    text.append("  return ").append(kind).append(' ').append(result.path());
    text.append(" = ").append(values.of(result.value())).append('\n');
  }

  /** A name for each value of a region: its own, with a number where it is taken. */
  private static final class ValueNames {
    private final Map<Value, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private int unnamed;

    String of(Value value) {
      return names.computeIfAbsent(value, this::fresh);
    }

    private String fresh(Value value) {
      if (value.name().isEmpty()) {
        return "%" + ++unnamed;
      }
      String name = value.name();
      for (int number = 2; !taken.add(name); number++) {
        name = value.name() + "_" + number;
      }
      return name;
    }
  }
}
