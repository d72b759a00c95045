package nnet.compiler.optimize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Broadcasting;
import nnet.compiler.op.math.Multiply;
import nnet.compiler.op.nn.MatMul;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Extent;
import nnet.compiler.op.shape.BroadcastTo;
import nnet.compiler.op.shape.Concat;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.op.shape.Transpose;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** What only moves elements: nothing is repeated, turned or reshaped in memory without need. */
final class Movements {
  static final List<Rule> RULES =
      List.of(
          Movements::sameShape,
          Movements::reshapeOfReshape,
          Movements::transposeOfTranspose,
          Movements::transposedProduct,
          Movements::padsThatMeet,
          Movements::sumOfRepeated,
          Movements::loopsRepeat,
          Movements::repeatLater);

  private Movements() {}

  /** Parts padded with zeros and added, where each fills the gaps of the others, stand in a row. */
  private static @Nullable Value padsThatMeet(Node node, Editor editor) {
    if (!node.applies("add")) {
      return null;
    }
    List<Node> pads = new ArrayList<>();
    if (!collectPads(node, editor, pads)) {
      return null;
    }
    int axis = pads.getFirst().attributes().integer("axis");
    pads.sort(Comparator.comparing(pad -> before(pad).constant().orElse(0L)));
    Dim at = Dim.ZERO;
    for (Node pad : pads) {
      if (pad.attributes().integer("axis") != axis || !before(pad).equals(at)) {
        return null;
      }
      at = at.plus(pad.operands().get(0).type().shape().dim(axis));
    }
    return at.equals(node.result().type().shape().dim(axis))
        ? editor.apply(
            Concat.INSTANCE,
            Attributes.of("axis", axis),
            pads.stream().map(pad -> pad.operands().get(0)).toArray(Value[]::new))
        : null;
  }

  private static Dim before(Node pad) {
    return pad.attributes().shape("around").dim(0);
  }

  private static boolean collectPads(Node sum, Editor editor, List<Node> pads) {
    for (Value term : sum.operands()) {
      Node made = editor.producer(term);
      if (made == null || !term.type().equals(sum.result().type())) {
        return false;
      }
      boolean pad = made.applies("pad") && made.attributes().real("value") == 0;
      if (pad) {
        pads.add(made);
      } else if (!made.applies("add") || !collectPads(made, editor, pads)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Value sameShape(Node node, Editor editor) {
    boolean moves = node.applies("reshape") || node.applies("broadcast_to");
    return moves && node.operands().get(0).type().equals(node.result().type())
        ? node.operands().get(0)
        : null;
  }

  private static @Nullable Value reshapeOfReshape(Node node, Editor editor) {
    if (!node.applies("reshape")) {
      return null;
    }
    Node inner = editor.made(node.operands().get(0), "reshape");
    return inner == null
        ? null
        : editor.apply(Reshape.INSTANCE, node.attributes(), inner.operands().get(0));
  }

  private static @Nullable Value transposeOfTranspose(Node node, Editor editor) {
    if (!node.applies("transpose")) {
      return null;
    }
    List<Integer> outer = node.attributes().integers("permutation");
    if (outer.equals(identity(outer.size()))) {
      return node.operands().get(0);
    }
    Node inner = editor.made(node.operands().get(0), "transpose");
    if (inner == null) {
      return null;
    }
    List<Integer> first = inner.attributes().integers("permutation");
    List<Integer> both = outer.stream().map(first::get).toList();
    return editor.apply(Transpose.INSTANCE, Transpose.attributes(both), inner.operands().get(0));
  }

  /**
   * A product reads a transposed matrix as it lies, and the matrices of a stack: what is left of
   * the transposition moves whole rows.
   */
  private static @Nullable Value transposedProduct(Node node, Editor editor) {
    if (!node.applies("matmul")) {
      return null;
    }
    boolean[] flags = {node.attributes().flag("transposeA"), node.attributes().flag("transposeB")};
    Value[] operands = node.operands().toArray(Value[]::new);
    boolean changed = false;
    for (int i = 0; i < 2; i++) {
      Node turned = editor.made(operands[i], "transpose");
      boolean rowsOfAll = i == 0 && operands[1].type().rank() == 2 && operands[0].type().rank() > 2;
      if (turned != null && !rowsOfAll && turnsColumns(turned)) {
        operands[i] = withRows(turned, editor);
        flags[i] = !flags[i];
        changed = true;
      }
    }
    return changed
        ? editor.apply(MatMul.INSTANCE, MatMul.attributes(flags[0], flags[1]), operands)
        : null;
  }

  /** Whether what lies side by side is in a column afterwards. */
  private static boolean turnsColumns(Node transpose) {
    List<Integer> permutation = transpose.attributes().integers("permutation");
    int rank = permutation.size();
    return rank > 1 && permutation.get(rank - 2) == rank - 1;
  }

  /** The same with the last two axes the other way round. */
  private static Value withRows(Node transpose, Editor editor) {
    List<Integer> permutation = new ArrayList<>(transpose.attributes().integers("permutation"));
    Collections.swap(permutation, permutation.size() - 2, permutation.size() - 1);
    Value source = transpose.operands().get(0);
    return permutation.equals(identity(permutation.size()))
        ? source
        : editor.apply(Transpose.INSTANCE, Transpose.attributes(permutation), source);
  }

  private static List<Integer> identity(int rank) {
    return IntStream.range(0, rank).boxed().toList();
  }

  /** The sum of one number over and over is a product. */
  private static @Nullable Value sumOfRepeated(Node node, Editor editor) {
    if (!node.applies("sum")) {
      return null;
    }
    Node repeated = editor.made(node.operands().get(0), "broadcast_to");
    if (repeated == null || !repeated.operands().get(0).type().shape().elements().is(1)) {
      return null;
    }
    Shape shape = node.operands().get(0).type().shape();
    Dim count = AxisGroup.of(node.attributes()).axis(shape);
    Value number =
        count
            .constant()
            .map(n -> editor.constant(n, DataType.FLOAT))
            .orElseGet(
                () -> editor.apply(Extent.INSTANCE, Attributes.of("shape", Shape.of(count))));
    Attributes scalar = Attributes.of("shape", Shape.SCALAR);
    Value one = editor.apply(Reshape.INSTANCE, scalar, repeated.operands().get(0));
    Value product = editor.apply(Multiply.INSTANCE, one, number);
    Attributes result = Attributes.of("shape", node.result().type().shape());
    return editor.apply(BroadcastTo.INSTANCE, result, product);
  }

  /** A loop reads an operand again and again; it need not be repeated in memory first. */
  private static @Nullable Value loopsRepeat(Node node, Editor editor) {
    if (!Editor.isElementwise(node) || !(node.operation() instanceof Apply apply)) {
      return null;
    }
    List<Value> operands = new ArrayList<>(node.operands());
    for (int i = 0; i < operands.size(); i++) {
      Node repeated = repetition(operands.get(i), editor);
      if (repeated == null) {
        continue;
      }
      Value kept = operands.set(i, repeated.operands().get(0));
      if (!shapeOf(operands).equals(node.result().type().shape())) {
        operands.set(i, kept);
      }
    }
    return operands.equals(node.operands())
        ? null
        : editor.apply(apply.operator(), apply.attributes(), operands.toArray(Value[]::new));
  }

  /** What a loop does by itself: repeating, or taking one number as a tensor of one. */
  private static @Nullable Node repetition(Value value, Editor editor) {
    Node reshape = editor.made(value, "reshape");
    boolean single =
        reshape != null && reshape.operands().get(0).type().shape().equals(Shape.SCALAR);
    return single ? reshape : editor.made(value, "broadcast_to");
  }

  private static Shape shapeOf(List<Value> operands) {
    return Broadcasting.common(operands.stream().map(o -> o.type().shape()).toList())
        .orElse(Shape.SCALAR);
  }

  /** What is computed of repeated values alone is computed once and then repeated. */
  private static @Nullable Value repeatLater(Node node, Editor editor) {
    if (!Editor.isElementwise(node) || !(node.operation() instanceof Apply apply)) {
      return null;
    }
    List<Value> sources = new ArrayList<>();
    for (Value operand : node.operands()) {
      Node repeated = editor.made(operand, "broadcast_to");
      sources.add(repeated == null ? operand : repeated.operands().get(0));
    }
    Shape shape = node.result().type().shape();
    if (sources.equals(node.operands()) || shapeOf(sources).equals(shape)) {
      return null;
    }
    Value small = editor.apply(apply.operator(), apply.attributes(), sources.toArray(Value[]::new));
    return editor.apply(BroadcastTo.INSTANCE, Attributes.of("shape", shape), small);
  }
}
