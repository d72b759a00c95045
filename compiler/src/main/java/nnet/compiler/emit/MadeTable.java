package nnet.compiler.emit;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;
import nnet.compiler.optimize.Statements;
import nnet.compiler.plan.Arena;
import nnet.compiler.plan.Directions;
import nnet.compiler.plan.Place;
import nnet.compiler.plan.RegionPlan;
import nnet.compiler.plan.Size;
import nnet.compiler.plan.Step;
import nnet.compiler.source.Span;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import nnet.runtime.model.Made;

/** What the groups of an entry's steps make, and which text asked for it. */
final class MadeTable {
  private final RegionPlan plan;
  private final Directions directions;

  /** Of a group, by place: what is written over is gone before anybody looks. */
  private final Map<Place, Made> latest = new LinkedHashMap<>();

  private final IdentityHashMap<Region, Map<Value, Node>> producers = new IdentityHashMap<>();

  private MadeTable(Program.Entry entry, RegionPlan plan) {
    this.plan = plan;
    this.directions = new Directions(entry.body());
  }

  /** As lines of {@link Made}. */
  static String of(Program.Entry entry, RegionPlan plan, List<List<Step>> groups) {
    MadeTable table = new MadeTable(entry, plan);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < groups.size(); i++) {
      table.latest.clear();
      for (Step step : groups.get(i)) {
        table.add(i, step);
      }
      table.latest.values().forEach(made -> text.append(made.text()).append('\n'));
    }
    return text.toString();
  }

  private void add(int group, Step step) {
    for (Value value : step.writes()) {
      if (!plan.windows().containsKey(value)) {
        producer(step, value).ifPresent(node -> add(group, step, value, node));
      }
    }
  }

  private void add(int group, Step step, Value value, Source source) {
    Size size = Size.of(value.type());
    int units = units(value.type().shape());
    Place place = plan.place(value);
    boolean backward = directions.isBackward(step);
    switch (place) {
      case Place.Batched at ->
          put(
              place,
              made(group, false, true, at.offset(), size.perExample(), source, backward, units));
      case Place.Shared at ->
          put(
              place,
              made(group, false, false, at.offset(), size.shared(), source, backward, units));
      case Place.Fixed at when at.arena() == Arena.GRADIENTS ->
          put(place, made(group, true, false, at.offset(), size.shared(), source, backward, units));
      case Place.Fixed at -> {}
      case Place.Paired at -> {}
      case Place.Argument at -> {}
      case Place.Key at -> {}
    }
  }

  private void put(Place place, Made made) {
    latest.remove(place);
    latest.put(place, made);
  }

  private static Made made(
      int group,
      boolean gradient,
      boolean perExample,
      int offset,
      int size,
      Source source,
      boolean backward,
      int units) {
    Span span = source.origin().place();
    return new Made(
        group,
        gradient,
        perExample,
        offset,
        size,
        span == null ? 0 : span.line(),
        span == null ? 0 : span.column(),
        Statements.layer(source.origin()),
        source.operation(),
        backward,
        units);
  }

  private static int units(Shape shape) {
    Dim last = shape.rank() == 0 ? Dim.ONE : shape.dim(shape.rank() - 1);
    return last.isConstant() ? last.size() : 1;
  }

  /** The operator that makes a value, and where it is from. */
  private record Source(String operation, Origin origin) {}

  private Optional<Source> producer(Step step, Value value) {
    return switch (step) {
      case Step.Single single -> source(single.node(), value);
      case Step.Loop loop -> among(loop.nodes(), value);
      case Step.Product product ->
          among(product.loop().nodes(), value).or(() -> source(product.product(), value));
    };
  }

  private Optional<Source> among(List<Node> nodes, Value value) {
    return nodes.stream()
        .filter(node -> node.results().contains(value))
        .findFirst()
        .flatMap(node -> source(node, value));
  }

  private Optional<Source> source(Node node, Value value) {
    int index = node.results().indexOf(value);
    return switch (node.operation()) {
      case Operation.Apply apply ->
          Optional.of(new Source(operation(apply, node.origin()), node.origin()));
      case Operation.Call call -> inside(call.region(), index, node.origin());
      case Operation.Scan scan -> inside(scan.body(), index, node.origin());
    };
  }

  private static String operation(Operation.Apply apply, Origin origin) {
    return origin.derivative().map(name -> name + "'").orElse(apply.operator().name());
  }

  private Optional<Source> inside(Region region, int index, Origin call) {
    Value value = region.results().get(index).value();
    Node node = producers.computeIfAbsent(region, MadeTable::producers).get(value);
    return node == null
        ? Optional.empty()
        : source(node, value)
            .map(found -> new Source(found.operation(), found.origin().calledFrom(call)));
  }

  private static Map<Value, Node> producers(Region region) {
    return region.nodes().stream()
        .flatMap(node -> node.results().stream().map(value -> Map.entry(value, node)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
