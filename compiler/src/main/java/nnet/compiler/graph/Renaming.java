package nnet.compiler.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives values names that people read. */
public final class Renaming {
  private Renaming() {}

  /** The region with these names for values that it makes; formals keep theirs. */
  public static Region apply(Region region, Map<Value, String> names) {
    Map<Value, Value> renamed = new HashMap<>();
    names.forEach((value, name) -> renamed.put(value, new Value(value.type(), name)));
    region.formals().forEach(formal -> renamed.remove(formal.value()));
    List<Node> nodes =
        region.nodes().stream()
            .map(node ->
                new Node(
                    node.operation(),
                    all(node.operands(), renamed),
                    all(node.results(), renamed),
                    node.origin()))
            .toList();
    List<Result> results =
        region.results().stream()
            .map(result ->
                new Result(
                    renamed.getOrDefault(result.value(), result.value()),
                    result.kind(),
                    result.path()))
            .toList();
    return new Region(region.name(), region.formals(), nodes, results);
  }

  private static List<Value> all(List<Value> values, Map<Value, Value> renamed) {
    return values.stream().map(value -> renamed.getOrDefault(value, value)).toList();
  }
}
