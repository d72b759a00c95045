package nnet.compiler.trace;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nnet.compiler.emit.NodeFormula.Written;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.ValueType;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/**
 * Sizes as they are shown.
 *
 * @param batch what the symbol stands for
 * @param instead what is shown in the place of the axis of the batch
 */
record Shapes(int batch, List<Integer> instead) {
  /** Of one example, without the axis. */
  static final Shapes OF_EXAMPLE = new Shapes(1, List.of());

  Shapes {
    instead = List.copyOf(instead);
  }

  /** Of all elements of a parameter, which are a batch to an optimizer. */
  static Shapes ofParameter(List<Integer> shape) {
    return new Shapes(shape.stream().reduce(1, Math::multiplyExact), shape);
  }

  List<Integer> of(ValueType type) {
    return type.shape().dims().stream()
        .flatMap(dim -> dim.equals(Dim.BATCH) ? instead.stream() : Stream.of(dim.resolve(batch)))
        .toList();
  }

  /** What an extent counts: B examples, or so many elements of a parameter. */
  Written extent(Node extent) {
    Dim elements = extent.attributes().shape("shape").elements();
    String text =
        instead.isEmpty() ? elements.toString() : Integer.toString(elements.resolve(batch));
    return text.matches("\\w+") ? Written.whole(text) : Written.product(text);
  }

  /** Whether the only axis that is summed over is that of the examples. */
  boolean isOverExamples(Node node) {
    Map<String, Object> attributes = node.attributes().entries();
    return instead.isEmpty()
        && Integer.valueOf(0).equals(attributes.get("from"))
        && Integer.valueOf(1).equals(attributes.get("to"))
        && node.operands().get(0).type().shape().dim(0).equals(Dim.BATCH);
  }

  /** What an operator is told beside its operands, without what shapes and usual values tell. */
  String attributes(Node node) {
    Map<String, Object> attributes = node.attributes().entries();
    StringBuilder text = new StringBuilder();
    if (attributes.get("from") instanceof Integer from
        && attributes.get("to") instanceof Integer to) {
      text.append(axes(node.operands().get(0).type(), from, to));
    }
    attributes.forEach((name, value) -> {
      if (!isUsual(name, value)) {
        text.append(", ").append(name).append(": ").append(value);
      }
    });
    return text.toString();
  }

  /** Nothing for the last axis alone; axes are counted as those of an example. */
  private String axes(ValueType type, int from, int to) {
    boolean last = from == type.rank() - 1 && to == type.rank();
    boolean batch = instead.isEmpty() && type.rank() > 0 && type.shape().dim(0).equals(Dim.BATCH);
    int before = batch ? 1 : 0;
    if (last || from < before) {
      return "";
    }
    return to == from + 1
        ? ", axis: " + (from - before)
        : ", axes: " + (from - before) + ".." + (to - 1 - before);
  }

  /** Which part of its operand a slice is: {@code [16:32]}, {@code [:, 0:4]}. */
  String stretch(Node slice) {
    Shape bounds = slice.attributes().shape("bounds");
    long before =
        slice.operands().get(0).type().shape().dims().stream()
            .limit(slice.attributes().integer("axis"))
            .filter(dim -> !dim.equals(Dim.BATCH))
            .count();
    return "[" + ":, ".repeat((int) before) + bounds.dim(0) + ":" + bounds.dim(1) + "]";
  }

  private static boolean isUsual(String name, Object value) {
    return switch (value) {
      case Shape shape -> !name.equals("bounds");
      case List<?> list ->
          list.stream().allMatch(each -> each.equals(0))
              || list.stream().allMatch(each -> each.equals(1));
      case Boolean flag -> !flag;
      default -> List.of("from", "to", "axis", "groups", "type").contains(name);
    };
  }

  /** Such as {@code [0, 2]}; nothing for the only element of a scalar. */
  static String index(List<Integer> shape, int element) {
    int rest = element;
    int[] index = new int[shape.size()];
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      index[axis] = rest % shape.get(axis);
      rest /= shape.get(axis);
    }
    return shape.isEmpty()
        ? ""
        : IntStream.of(index)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Where an element of a result comes from in an operand that is broadcast to it. */
  static int aligned(int element, int[] result, int[] operand) {
    int rest = element;
    int place = 0;
    int stride = 1;
    for (int back = 1; back <= operand.length; back++) {
      int size = operand[operand.length - back];
      int index = rest % result[result.length - back];
      rest /= result[result.length - back];
      place += size == 1 ? 0 : index * stride;
      stride *= size;
    }
    return place;
  }
}
