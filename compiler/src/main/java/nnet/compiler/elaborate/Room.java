package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.type.Shape;

/** Gives every axis whose size is a {@code dim} room for the longest example. */
final class Room {
  private final RaggedDims dims;
  private final IdentityHashMap<Region, Region> regions = new IdentityHashMap<>();

  Room(RaggedDims dims) {
    this.dims = dims;
  }

  Region of(Region region) {
    return dims.isEmpty() ? region : inner(region);
  }

  private Region rebuilt(Region region) {
    Map<Value, Value> values = new HashMap<>();
    List<Formal> formals = new ArrayList<>();
    for (Formal formal : region.formals()) {
      formals.add(new Formal(sized(formal.value(), values), formal.kind(), formal.path()));
    }
    List<Node> nodes = new ArrayList<>();
    for (Node node : region.nodes()) {
      List<Value> operands = node.operands().stream().map(value -> known(value, values)).toList();
      List<Value> results = node.results().stream().map(value -> sized(value, values)).toList();
      nodes.add(new Node(sized(node.operation()), operands, results, node.origin()));
    }
    List<Result> results =
        region.results().stream()
            .map(result -> new Result(known(result.value(), values), result.kind(), result.path()))
            .toList();
    return new Region(region.name(), formals, nodes, results);
  }

  private static Value known(Value value, Map<Value, Value> values) {
    return Objects.requireNonNull(values.get(value), () -> value + " is not made before its use");
  }

  private Value sized(Value value, Map<Value, Value> values) {
    Shape shape = dims.bounded(value.type().shape());
    Value sized = new Value(value.type().withShape(shape), value.name());
    values.put(value, sized);
    return sized;
  }

  private Operation sized(Operation operation) {
    return switch (operation) {
      case Operation.Apply apply ->
          new Operation.Apply(apply.operator(), sized(apply.attributes()));
      case Operation.Call call -> new Operation.Call(inner(call.region()));
      case Operation.Scan scan ->
          new Operation.Scan(
              inner(scan.body()),
              dims.bounded(scan.length()),
              scan.reverse(),
              scan.recomputed(),
              scan.operandRoles(),
              scan.resultRoles());
    };
  }

  /** A region that is called several times is one region afterwards too. */
  private Region inner(Region region) {
    Region known = regions.get(region);
    if (known != null) {
      return known;
    }
    Region made = rebuilt(region);
    regions.put(region, made);
    return made;
  }

  private Attributes sized(Attributes attributes) {
    Map<String, Object> changed = new TreeMap<>(attributes.entries());
    changed.replaceAll((name, value) -> value instanceof Shape shape ? dims.bounded(shape) : value);
    return new Attributes(changed);
  }
}
