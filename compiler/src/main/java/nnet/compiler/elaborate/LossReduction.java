package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * From the numbers of a loss's formula to one for each example, by the options that every loss has:
 * {@code weight}, {@code reduce} and {@code normalize}.
 *
 * <p>With weights an example's number is sum(w l) / m, where m is the mean over the batch of the
 * examples' sum(w): the mean over the batch then is sum(w l) / sum(w) over all of it.
 *
 * @param span of the call
 */
record LossReduction(
    Elaborator elaborator,
    @Nullable Argued weight,
    @Nullable Argued reduce,
    @Nullable Argued normalize,
    Activation at,
    Span span) {

  private static final String WEIGHT = "weight";
  private static final String REDUCE = "reduce";
  private static final String NORMALIZE = "normalize";

  /** The names of the options, for suggestions. */
  static final Set<String> OPTIONS = new TreeSet<>(Set.of(WEIGHT, REDUCE, NORMALIZE));

  /** Takes these options out of those that were given, but for those that a loss has itself. */
  static LossReduction of(
      Elaborator elaborator, Definition loss, Map<String, Argued> given, Activation at, Span span) {
    return new LossReduction(
        elaborator,
        taken(WEIGHT, loss, given),
        taken(REDUCE, loss, given),
        taken(NORMALIZE, loss, given),
        at,
        span);
  }

  private static @Nullable Argued taken(String name, Definition loss, Map<String, Argued> given) {
    boolean own = loss.options().stream().anyMatch(option -> option.name().text().equals(name));
    return own ? null : given.remove(name);
  }

  Item apply(Item formula) {
    Tensor numbers = elaborator.tensors.of(formula, span, at);
    if (numbers == null
        || !isWord(reduce, "mean", "sum")
        || !isWord(normalize, "weights", "count")
        || !counts()) {
      return Item.UNKNOWN;
    }
    Tensor reduced = weight == null ? plain(numbers) : weighted(numbers, weight);
    return reduced == null ? Item.UNKNOWN : new Item.Value(reduced, span);
  }

  private boolean isSum() {
    return reduce != null && word(reduce).equals("sum");
  }

  private static String word(Argued option) {
    return switch (option.item()) {
      case Item.Word word -> word.name().text();
      case Item.Function function -> function.callee().name();
      default -> "";
    };
  }

  private boolean isWord(@Nullable Argued option, String usual, String other) {
    if (option == null || Set.of(usual, other).contains(word(option))) {
      return true;
    }
    elaborator.reports.error(
        at,
        Code.BAD_OPTION,
        option.span(),
        "this is " + usual + " or " + other + ", not " + option.item().kind());
    return false;
  }

  /** Without weights, and where nothing is divided, there is nothing to normalize. */
  private boolean counts() {
    if (normalize == null || (weight != null && !isSum())) {
      return true;
    }
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.BAD_OPTION,
                normalize.span(),
                "`normalize` says what a sum of weighted losses is divided by")
            .help(isSum() ? "leave it out: reduce: sum divides by nothing" : "give it a weight:"));
    return false;
  }

  private @Nullable Tensor plain(Tensor numbers) {
    return isSum() ? total(numbers) : elaborator.primitives.meanOfExample(numbers, at, span);
  }

  private @Nullable Tensor weighted(Tensor numbers, Argued weight) {
    Tensor given = elaborator.tensors.of(weight.item(), weight.span(), at);
    Tensor each = given == null ? null : spread(given, numbers, weight);
    Tensor products = each == null ? null : applied("multiply", each, numbers);
    Tensor amount = products == null ? null : total(products);
    if (amount == null || each == null || isSum()) {
      return amount;
    }
    Tensor counted = counted(each);
    Tensor ownWeight = counted == null ? null : total(counted);
    return ownWeight == null ? null : ratio(amount, ownWeight);
  }

  /** The weights with the shape of the losses, whose leading axes they have. */
  private @Nullable Tensor spread(Tensor given, Tensor numbers, Argued weight) {
    Shape shape = numbers.shape();
    Tensor fitting = given.rank() > shape.rank() ? squeezed(given) : given;
    int rank = fitting.rank();
    if (rank > shape.rank() || !shape.slice(0, rank).equals(fitting.shape())) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.SHAPE_MISMATCH,
                  weight.span(),
                  "these weights do not belong to the losses that they are for")
              .label(weight.span(), given.describe())
              .note("the losses of an example are f32" + shape)
              .help("give one weight for an example, or one for each of its leading axes"));
      return null;
    }
    Shape aligned = fitting.shape();
    for (int axis = rank; axis < shape.rank(); axis++) {
      aligned = aligned.insert(axis, nnet.compiler.type.Dim.ONE);
    }
    Tensor column = elaborator.tensors.reshape(fitting, aligned, at.frame());
    return elaborator.tensors.broadcast(column, shape, column.perExample(), at.frame());
  }

  private Tensor squeezed(Tensor tensor) {
    Shape shape = new Shape(tensor.shape().dims().stream().filter(dim -> !dim.is(1)).toList());
    return elaborator.tensors.reshape(tensor, shape, at.frame());
  }

  private @Nullable Tensor counted(Tensor weights) {
    if (normalize == null || !word(normalize).equals("count")) {
      return weights;
    }
    Tensor zero = elaborator.tensors.constant(0, at.frame());
    Tensor one = elaborator.tensors.constant(1, at.frame());
    Tensor none = applied("equal", weights, zero);
    return none == null ? null : applied("where", none, zero, one);
  }

  /** Where all weights of a batch are 0, so is its loss. */
  private @Nullable Tensor ratio(Tensor amount, Tensor ownWeight) {
    Tensor mean = ownWeight.perExample() ? overBatch(ownWeight) : ownWeight;
    if (mean == null) {
      return null;
    }
    Tensor zero = elaborator.tensors.constant(0, at.frame());
    Tensor one = elaborator.tensors.constant(1, at.frame());
    Tensor none = applied("equal", mean, zero);
    Tensor divisor = none == null ? null : applied("where", none, one, mean);
    Tensor result = divisor == null ? null : applied("divide", amount, divisor);
    if (result != null && ownWeight.perExample()) {
      elaborator.workspace.lossWeights.put(result.value(), ownWeight);
    }
    return result;
  }

  private @Nullable Tensor overBatch(Tensor tensor) {
    return elaborator
        .functions
        .call(
            Primitives.function("mean"),
            new Arguments.Evaluated(
                List.of(argued(tensor)), Map.of("over", new Argued(new Item.Text("batch"), span))),
            at,
            span)
        .tensor();
  }

  /** The sum over all axes of an example. */
  private @Nullable Tensor total(Tensor tensor) {
    return tensor.rank() == 0 ? tensor : applied("sum", tensor);
  }

  private @Nullable Tensor applied(String operator, Tensor... operands) {
    List<Argued> arguments = java.util.Arrays.stream(operands).map(this::argued).toList();
    return elaborator.primitives.call(operator, arguments, at, span).tensor();
  }

  private Argued argued(Tensor tensor) {
    return new Argued(new Item.Value(tensor, span), span);
  }
}
