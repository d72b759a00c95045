package nnet.compiler.elaborate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.elaborate.Item.Exact;
import nnet.compiler.elaborate.Item.Flag;
import nnet.compiler.elaborate.Item.Sequence;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;

/**
 * Functions of compile time: of sizes, of types, {@code scan}, {@code gradient}, {@code einsum}.
 */
final class Intrinsics {
  static final Set<String> NAMES =
      Set.of(
          "floor_div",
          "pair",
          "triple",
          "is_class",
          "given",
          "clone",
          "frozen",
          "scan",
          "size",
          "shape",
          "rank",
          "bound",
          "is_dim",
          "gradient",
          "einsum");

  private final Elaborator elaborator;

  Intrinsics(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  Item call(
      String name, List<Argued> arguments, Map<String, Argued> named, Activation at, Span span) {
    if (arguments.stream().anyMatch(argument -> argument.item() instanceof Item.Unknown)) {
      return Item.UNKNOWN;
    }
    return switch (name) {
      case "floor_div" -> floorDiv(arguments, at, span);
      case "pair" -> several(2, "two", arguments, at, span);
      case "triple" -> several(3, "three", arguments, at, span);
      case "is_class" -> isClass(arguments, at, span);
      case "given" -> given(arguments, at, span);
      case "frozen" -> frozen(arguments, at, span);
      case "clone" -> elaborator.calls.clone(arguments, named, at, span);
      case "size" -> size(arguments, at, span);
      case "shape" -> shape(arguments, at, span);
      case "einsum" -> new Einsum(elaborator, at, span).call(arguments, named);
      case "rank" -> rank(arguments, at, span);
      case "gradient" -> new InnerGradient(elaborator, at).call(arguments, named, span);
      case "bound" -> bound(arguments, at, span);
      case "is_dim" -> isDim(arguments, at, span);
      case ParameterCounts.ALL, ParameterCounts.TRAINABLE, ParameterCounts.STATES ->
          new ParameterCounts(elaborator, at).count(name, arguments, span);
      default -> elaborator.scans.scan(arguments, named, at, span);
    };
  }

  private Item wrong(String usage, Activation at, Span span) {
    return elaborator.reports.error(at, Code.BAD_OPTION, span, "this is called as " + usage);
  }

  /** The quotient of sizes, rounded down. */
  private Item floorDiv(List<Argued> arguments, Activation at, Span span) {
    if (arguments.size() != 2
        || !(arguments.get(0).item() instanceof Exact a)
        || !(arguments.get(1).item() instanceof Exact b)) {
      return wrong("floor_div(a, b) with two whole numbers", at, span);
    }
    Optional<Long> dividend = a.value().numerator().constant();
    Optional<Long> divisor = b.value().numerator().constant();
    if (dividend.isEmpty() || divisor.isEmpty()) {
      String symbol = elaborator.workspace.freshSymbol("floor_div");
      return new Exact(Ratio.of(Dim.symbol(symbol)));
    }
    return divisor.get() == 0
        ? elaborator.reports.error(at, Code.BAD_VALUE, span, "this divides by zero")
        : new Exact(Ratio.of(Math.floorDiv(dividend.get(), divisor.get())));
  }

  /** One number several times, or the list of so many that it is. */
  private Item several(int count, String word, List<Argued> arguments, Activation at, Span span) {
    if (arguments.size() == 1) {
      Item item = arguments.get(0).item();
      if (item instanceof Sequence list && list.items().size() == count) {
        return list;
      }
      if (Arithmetic.isNumber(item)) {
        return new Sequence(Collections.nCopies(count, item));
      }
    }
    return elaborator.reports.error(
        at, Code.BAD_OPTION, span, "one whole number or a list of " + word + " is wanted here");
  }

  private Item isClass(List<Argued> arguments, Activation at, Span span) {
    return arguments.size() == 1
        ? new Flag(
            arguments.get(0).item() instanceof Item.Value value
                && value.tensor().element() instanceof Element.ClassIndex)
        : wrong("is_class(x)", at, span);
  }

  /** Whether a tensor that may be left out was given. */
  private Item given(List<Argued> arguments, Activation at, Span span) {
    return arguments.size() == 1
        ? new Flag(!(arguments.get(0).item() instanceof Item.Absent))
        : wrong("given(x)", at, span);
  }

  /** An initializer whose parameter is stored and never trained. */
  private Item frozen(List<Argued> arguments, Activation at, Span span) {
    return arguments.size() == 1 && Arguments.isInitializer(arguments.get(0).item())
        ? new Item.Frozen(arguments.get(0).item())
        : wrong("frozen(init) with an initializer", at, span);
  }

  private Item size(List<Argued> arguments, Activation at, Span span) {
    if (arguments.size() == 1 && arguments.get(0).item() instanceof Sequence list) {
      return new Exact(Ratio.of(list.items().size()));
    }
    Argued of = arguments.getFirst();
    boolean written = of.item() instanceof Sequence;
    if (arguments.size() != 2 || !(written || of.item() instanceof Item.Value)) {
      return wrong("size(x, axis) or size(list)", at, span);
    }
    Tensor tensor = elaborator.tensors.of(of.item(), of.span(), at);
    if (tensor == null) {
      return Item.UNKNOWN;
    }
    Optional<Long> axis = Expressions.whole(arguments.get(1).item());
    int rank = tensor.rank();
    if (axis.isEmpty() || axis.get() >= rank || axis.get() < -rank) {
      return wrong("size(x, axis) with one of its " + rank + " axes", at, span);
    }
    int position = (int) (axis.get() < 0 ? axis.get() + rank : axis.get());
    return new Exact(Ratio.of(tensor.shape().dim(position)));
  }

  private Item shape(List<Argued> arguments, Activation at, Span span) {
    return arguments.size() == 1 && arguments.get(0).item() instanceof Item.Value value
        ? new Sequence(
            value.tensor().shape().dims().stream()
                .map(dim -> (Item) new Exact(Ratio.of(dim)))
                .toList())
        : wrong("shape(x)", at, span);
  }

  /** Whether a size differs from example to example. */
  private Item isDim(List<Argued> arguments, Activation at, Span span) {
    return arguments.size() == 1 && arguments.get(0).item() instanceof Exact size
        ? new Flag(size.value().numerator().isRagged())
        : wrong("is_dim(t) of a size", at, span);
  }

  /** The most that a {@code dim} can be; any other size is its own bound. */
  private Item bound(List<Argued> arguments, Activation at, Span span) {
    return arguments.size() == 1
            && arguments.get(0).item() instanceof Exact size
            && size.value().isWhole()
        ? new Exact(Ratio.of(elaborator.workspace.dims.bounded(size.value().numerator())))
        : wrong("bound(T) of a size", at, span);
  }

  private Item rank(List<Argued> arguments, Activation at, Span span) {
    return arguments.size() == 1 && arguments.get(0).item() instanceof Item.Value value
        ? new Exact(Ratio.of(value.tensor().rank()))
        : wrong("rank(x)", at, span);
  }
}
