package nnet.compiler.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** A region as boxes and arrows, for pictures. */
public record GraphView(String title, List<Box> boxes, List<Arrow> arrows) {

  /** What a box stands for. */
  public enum Shape {
    FORMAL,
    OPERATOR,
    REGION,
    RESULT
  }

  /**
   * A box with one or two lines of text.
   *
   * @param place the text that asked for it, or null
   */
  public record Box(Shape shape, String label, String detail, @Nullable Span place) {}

  /** From a box to a box that comes later, by their positions. */
  public record Arrow(int from, int to) {}

  public static GraphView of(Region region) {
    List<Box> boxes = new ArrayList<>();
    List<Arrow> arrows = new ArrayList<>();
    Map<Value, Integer> makers = new HashMap<>();
    for (Formal formal : region.formals()) {
      makers.put(formal.value(), boxes.size());
      boxes.add(new Box(Shape.FORMAL, formal.path(), formal.value().type().toString(), null));
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
              apply ? Shape.OPERATOR : Shape.REGION,
              NodeText.operation(node.operation()),
              type,
              node.origin().place()));
    }
    for (Result result : region.results()) {
      arrow(arrows, makers, result.value(), boxes.size());
      String kind = result.kind().name().toLowerCase(Locale.ROOT);
      boxes.add(new Box(Shape.RESULT, result.path(), kind, null));
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
