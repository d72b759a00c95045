package nnet.compiler.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A region as boxes and arrows, for pictures. */
record GraphView(String title, List<Box> boxes, List<Arrow> arrows) {

  enum Shape {
    FORMAL,
    OPERATOR,
    REGION,
    RESULT
  }

  /** A box with one or two lines of text. */
  record Box(Shape shape, String label, String detail) {}

  /** From a box to a box that comes later, by their positions. */
  record Arrow(int from, int to) {}

  static GraphView of(Region region) {
    List<Box> boxes = new ArrayList<>();
    List<Arrow> arrows = new ArrayList<>();
    Map<Value, Integer> makers = new HashMap<>();
    for (Formal formal : region.formals()) {
      makers.put(formal.value(), boxes.size());
      boxes.add(new Box(Shape.FORMAL, formal.path(), formal.value().type().toString()));
    }
    for (Node node : region.nodes()) {
      boolean apply = node.operation() instanceof Operation.Apply;
      String type = node.results().isEmpty() ? "" : node.results().get(0).type().toString();
      node.operands().stream()
          .distinct()
          .forEach(operand -> arrow(arrows, makers, operand, boxes.size()));
      node.results().forEach(result -> makers.put(result, boxes.size()));
      boxes.add(
          new Box(
              apply ? Shape.OPERATOR : Shape.REGION, NodeText.operation(node.operation()), type));
    }
    for (Result result : region.results()) {
      arrow(arrows, makers, result.value(), boxes.size());
      String kind = result.kind().name().toLowerCase(Locale.ROOT);
      boxes.add(new Box(Shape.RESULT, result.path(), kind));
    }
    return new GraphView(region.name(), boxes, arrows);
  }

  private static void arrow(List<Arrow> arrows, Map<Value, Integer> makers, Value value, int to) {
    Integer from = makers.get(value);
    if (from != null) {
      arrows.add(new Arrow(from, to));
    }
  }
}
