package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.op.Operators;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.type.Dim;
import org.jspecify.annotations.Nullable;

/**
 * Sums of products in Einstein's notation (NumPy, function einsum): an equation becomes transposes,
 * reshapes and products of matrices, one for each operand after the first.
 */
final class Einsum {
  private final Elaborator elaborator;
  private final Activation at;
  private final Span span;

  Einsum(Elaborator elaborator, Activation at, Span span) {
    this.elaborator = elaborator;
    this.at = at;
    this.span = span;
  }

  /** A tensor with a letter for each axis. */
  private record Factor(String letters, Item tensor) {}

  Item call(List<Argued> arguments, Map<String, Argued> named) {
    if (arguments.size() < 2
        || !named.isEmpty()
        || !(arguments.getFirst().item() instanceof Item.Text text)) {
      return elaborator.reports.error(
          at, Code.BAD_OPTION, span, "this is called as einsum(\"ij,jk->ik\", a, b)");
    }
    List<Argued> operands = arguments.subList(1, arguments.size());
    String equation = text.value().replace(" ", "");
    Optional<Equation.Problem> problem = Equation.problem(equation, operands.size());
    if (problem.isPresent()) {
      return elaborator.reports.error(
          at,
          Diagnostic.error(Code.BAD_OPTION, arguments.getFirst().span(), problem.get().message())
              .help(problem.get().help()));
    }
    List<Tensor> tensors = tensors(operands);
    if (tensors == null) {
      return Item.UNKNOWN;
    }
    Equation spelled = Equation.of(equation).spelled(tensors.stream().map(Tensor::rank).toList());
    List<Factor> factors = factors(spelled, tensors, operands);
    return factors == null ? Item.UNKNOWN : multiplied(factors, spelled.result());
  }

  private @Nullable List<Tensor> tensors(List<Argued> operands) {
    List<Tensor> tensors = new ArrayList<>();
    for (Argued operand : operands) {
      Tensor tensor = elaborator.tensors.of(operand.item(), operand.span(), at);
      if (tensor == null) {
        return null;
      }
      tensors.add(tensor);
    }
    return tensors;
  }

  /** The operands with their letters; null where ranks or sizes do not fit, which is reported. */
  private @Nullable List<Factor> factors(
      Equation equation, List<Tensor> tensors, List<Argued> operands) {
    Map<Character, Axis> axes = new HashMap<>();
    List<Factor> factors = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      String letters = equation.operands().get(i);
      Span place = operands.get(i).span();
      if (!fits(letters, tensors.get(i), place, axes)) {
        return null;
      }
      factors.add(diagonal(new Factor(letters, new Item.Value(tensors.get(i), place))));
    }
    return factors;
  }

  /** Where a letter was met first, and its size there. */
  private record Axis(Dim size, Span span, String type) {}

  private boolean fits(String letters, Tensor tensor, Span place, Map<Character, Axis> axes) {
    if (letters.length() != tensor.rank()) {
      elaborator.reports.error(
          at,
          Diagnostic.error(
                  Code.RANK_MISMATCH,
                  span,
                  "`" + letters + "` names the axes of a tensor that has " + tensor.rank())
              .label(place, tensor.describe())
              .help("write a letter for each axis of an example; the batch has none"));
      return false;
    }
    for (int i = 0; i < letters.length(); i++) {
      Axis here = new Axis(tensor.shape().dim(i), place, tensor.describe());
      Axis first = axes.putIfAbsent(letters.charAt(i), here);
      if (first != null && first.size().differsAlways(here.size())) {
        elaborator.reports.error(
            at,
            Diagnostic.error(
                    Code.SHAPE_MISMATCH,
                    span,
                    "the axis `" + letters.charAt(i) + "` has two sizes in this equation")
                .label(
                    first.span(), first.type() + ": " + letters.charAt(i) + " is " + first.size())
                .label(place, here.type() + ": " + letters.charAt(i) + " is " + here.size()));
        return false;
      }
    }
    return true;
  }

  /** Of an axis that is named twice only the diagonal counts. */
  private Factor diagonal(Factor factor) {
    for (int i = 0; i < factor.letters.length(); i++) {
      int again = factor.letters.indexOf(factor.letters.charAt(i), i + 1);
      if (again >= 0) {
        Item size = new Item.Exact(Ratio.of(shape(factor).get(i)));
        Item places = apply("arange", List.of(), "n", size);
        Item row = shaped(places, aligned(factor, i));
        Item column = shaped(places, aligned(factor, again));
        Item same = apply("equal", row, column);
        Item kept = apply("where", same, factor.tensor, new Item.Exact(Ratio.of(0)));
        String rest = new StringBuilder(factor.letters).deleteCharAt(again).toString();
        return diagonal(new Factor(rest, summed(kept, again)));
      }
    }
    return factor;
  }

  /** The factor's rank, with its size along one axis alone. */
  private List<Dim> aligned(Factor factor, int axis) {
    List<Dim> sizes = new ArrayList<>(shape(factor));
    sizes.replaceAll(size -> Dim.ONE);
    sizes.set(axis, shape(factor).get(axis));
    return sizes;
  }

  private Item multiplied(List<Factor> factors, String result) {
    Factor product = factors.getFirst();
    for (int i = 1; i < factors.size(); i++) {
      StringBuilder later = new StringBuilder(result);
      factors.subList(i + 1, factors.size()).forEach(factor -> later.append(factor.letters));
      product = product(product, factors.get(i), later.toString());
    }
    return ordered(without(product, result), result);
  }

  private Factor product(Factor first, Factor second, String later) {
    Factor a = without(first, second.letters + later);
    Factor b = without(second, first.letters + later);
    String shared = kept(a.letters, b.letters);
    String slices = kept(shared, later);
    String inner = dropped(shared, later);
    String rows = dropped(a.letters, shared);
    String columns = dropped(b.letters, shared);
    List<Dim> outer = sizes(a, slices);
    Dim m = count(a, rows);
    Dim n = count(b, columns);
    Dim k = count(a, inner);
    Item left = shaped(ordered(a, slices + rows + inner), joined(outer, List.of(m, k)));
    Item right = shaped(ordered(b, slices + inner + columns), joined(outer, List.of(k, n)));
    Item result = apply(inner.isEmpty() ? "multiply" : "matmul", left, right);
    List<Dim> shape = joined(outer, joined(sizes(a, rows), sizes(b, columns)));
    return new Factor(slices + rows + columns, shaped(result, shape));
  }

  /** Summed over the axes that are not needed. */
  private Factor without(Factor factor, String needed) {
    Factor rest = factor;
    for (int i = factor.letters.length() - 1; i >= 0; i--) {
      if (needed.indexOf(factor.letters.charAt(i)) < 0) {
        String letters = new StringBuilder(rest.letters).deleteCharAt(i).toString();
        rest = new Factor(letters, summed(rest.tensor, i));
      }
    }
    return rest;
  }

  private Item summed(Item tensor, int axis) {
    return apply("sum", List.of(tensor), "axis", new Item.Exact(Ratio.of(axis)));
  }

  private Item ordered(Factor factor, String letters) {
    if (factor.letters.equals(letters)) {
      return factor.tensor;
    }
    List<Item> order = new ArrayList<>();
    letters.chars().forEach(c -> order.add(new Item.Exact(Ratio.of(factor.letters.indexOf(c)))));
    return apply("transpose", List.of(factor.tensor), "axes", new Item.Sequence(order));
  }

  private Item shaped(Item tensor, List<Dim> sizes) {
    List<Item> shape = sizes.stream().map(size -> (Item) new Item.Exact(Ratio.of(size))).toList();
    Tensor known = tensor.tensor();
    return known != null && known.shape().dims().equals(sizes)
        ? tensor
        : apply("reshape", List.of(tensor), "shape", new Item.Sequence(shape));
  }

  private Item apply(String name, Item... tensors) {
    return elaborator.primitives.call(name, argued(List.of(tensors)), at, span);
  }

  private Item apply(String name, List<Item> tensors, String option, Item value) {
    return elaborator.primitives.call(
        Operators.callable(name).orElseThrow(),
        argued(tensors),
        Map.of(option, new Argued(value, span)),
        at,
        span);
  }

  private List<Argued> argued(List<Item> tensors) {
    return tensors.stream().map(tensor -> new Argued(tensor, span)).toList();
  }

  /** Sizes that stand for nothing where the tensor could not be computed, which is reported. */
  private static List<Dim> shape(Factor factor) {
    Tensor tensor = factor.tensor.tensor();
    return tensor == null
        ? Collections.nCopies(factor.letters.length(), Dim.ONE)
        : tensor.shape().dims();
  }

  private static List<Dim> sizes(Factor factor, String letters) {
    List<Dim> shape = shape(factor);
    return letters.chars().mapToObj(c -> shape.get(factor.letters.indexOf(c))).toList();
  }

  private static Dim count(Factor factor, String letters) {
    return sizes(factor, letters).stream().reduce(Dim.ONE, Dim::times);
  }

  private static List<Dim> joined(List<Dim> first, List<Dim> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** The letters that are among others. */
  private static String kept(String letters, String others) {
    return others.isEmpty() ? "" : letters.replaceAll("[^" + others + "]", "");
  }

  private static String dropped(String letters, String others) {
    return others.isEmpty() ? letters : letters.replaceAll("[" + others + "]", "");
  }
}
