package nnet.compiler.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nnet.compiler.emit.NodeFormula;
import nnet.compiler.emit.NodeFormula.Written;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Primitive;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Lines;
import nnet.compiler.plan.Kinds;
import nnet.compiler.trace.Recording.Moment;
import nnet.runtime.random.Draw;

/**
 * Formulas with the numbers of this example put in: {@code 0.35*0.12 + 0.9*-0.4 + 0.1}.
 *
 * @param terms the most terms of a sum that are written
 */
record Substitution(Formulas formulas, Moment moment, int terms) {

  /** The right side of the line of a node, for one element of its result. */
  Optional<String> of(Node node, int element) {
    boolean told = Kinds.isElementwise(node) || isShare(node) || !products(node, 0).isEmpty();
    return told ? Optional.of(applied(node, element).text()) : Optional.empty();
  }

  /** Whether elements are set in proportion to the sum of all along an axis. */
  private static boolean isShare(Node node) {
    return node.applies("softmax") || node.applies("log_softmax");
  }

  private Written element(Value value, int place) {
    Node inner = formulas.inlined().get(value);
    return inner == null
        ? Written.whole(Decimal.of(moment.value(value).get(place)))
        : applied(inner, place);
  }

  private Written applied(Node node, int place) {
    if (Kinds.isConstant(node) || node.applies("extent")) {
      return Written.whole(Decimal.of(moment.value(node.result()).get(0)));
    }
    if (Kinds.isAlias(node)) {
      return element(node.operands().get(0), place);
    }
    if (Kinds.isRepetition(node)) {
      return element(node.operands().get(0), aligned(node, place, node.operands().get(0)));
    }
    if (node.applies("slice")) {
      return element(node.operands().get(0), inWhole(node, place));
    }
    if (Kinds.isElementwise(node)) {
      return NodeFormula.of(
          node,
          node.operands().stream()
              .map(operand -> element(operand, aligned(node, place, operand)))
              .toList());
    }
    return isShare(node) ? share(node, place) : sum(node, products(node, place));
  }

  private Written share(Node node, int place) {
    Value operand = node.operands().get(0);
    int[] sizes = AxisGroup.of(node.attributes()).sizes(moment.value(node.result()).shape());
    int line = place / (sizes[1] * sizes[2]) * sizes[2] + place % sizes[2];
    List<String> powers =
        IntStream.range(0, sizes[1])
            .mapToObj(a -> "exp(" + element(operand, Lines.place(sizes, line, a)).text() + ")")
            .toList();
    String sum = shortened(powers.size(), powers::get);
    String own = element(operand, place).text();
    return node.applies("softmax")
        ? Written.product("exp(" + own + ") / (" + sum + ")")
        : Written.sum(own + " - log(" + sum + ")");
  }

  private int aligned(Node node, int place, Value operand) {
    return Shapes.aligned(
        place, moment.value(node.result()).shape(), moment.value(operand).shape());
  }

  /** Where an element of a slice is in what it is a part of. */
  private int inWhole(Node slice, int place) {
    int axis = slice.attributes().integer("axis");
    int[] part = moment.value(slice.result()).shape();
    int[] whole = moment.value(slice.operands().get(0)).shape();
    int inner = NdArray.count(Arrays.copyOfRange(part, axis + 1, part.length));
    int index = place / inner % part[axis];
    int from = slice.attributes().shape("bounds").dim(0).resolve(1);
    int outer = place / inner / part[axis];
    return (outer * whole[axis] + from + index) * inner + place % inner;
  }

  private List<int[]> products(Node node, int place) {
    if (!(node.operation() instanceof Apply apply)
        || !(apply.operator() instanceof Primitive operator)
        || place >= moment.value(node.result()).size()) {
      return List.of();
    }
    List<NdArray> operands = node.operands().stream().map(moment::value).toList();
    return operator.products(
        new Evaluation(apply.attributes(), operands, node.result().type().shape(), 1, new Draw()),
        place);
  }

  private Written sum(Node node, List<int[]> products) {
    if (products.size() == 1 && products.getFirst().length == 1) {
      return element(node.operands().get(0), products.getFirst()[0]);
    }
    String text = shortened(products.size(), i -> product(node, products.get(i)));
    return products.size() == 1 ? Written.product(text) : Written.sum(text);
  }

  /** The first terms and the last one. */
  private String shortened(int count, IntFunction<String> term) {
    int most = Math.max(2, terms);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < Math.min(count, most - 1); i++) {
      written.add(term.apply(i));
    }
    if (count > most) {
      written.add("...");
    }
    if (count >= most) {
      written.add(term.apply(count - 1));
    }
    return String.join(" + ", written);
  }

  private String product(Node node, int[] places) {
    List<String> factors = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      factors.add(element(node.operands().get(i), places[i]).factor());
    }
    return String.join("*", factors);
  }
}
