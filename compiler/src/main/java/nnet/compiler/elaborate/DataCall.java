package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** A call of a function of data blocks: its tensors, then its options. */
final class DataCall {
  final String name;
  final Activation at;
  final Span span;
  private final Elaborator elaborator;
  private final List<Argued> tensors = new ArrayList<>();
  private final List<Argued> positional = new ArrayList<>();
  private final Map<String, Argued> named;

  DataCall(
      Elaborator elaborator,
      String name,
      List<Argued> given,
      Map<String, Argued> named,
      Activation at,
      Span span) {
    this.elaborator = elaborator;
    this.name = name;
    this.at = at;
    this.span = span;
    this.named = new LinkedHashMap<>(named);
    for (Argued argument : given) {
      boolean tensor = argument.item() instanceof Item.Value && positional.isEmpty();
      (tensor ? tensors : positional).add(argument);
    }
  }

  /** Whether an argument was wrong already. */
  boolean failed() {
    return tensors.stream().anyMatch(argument -> argument.item() instanceof Item.Unknown)
        || positional.stream().anyMatch(argument -> argument.item() instanceof Item.Unknown)
        || named.values().stream().anyMatch(argument -> argument.item() instanceof Item.Unknown);
  }

  /** The options by name; those by position take the names in order. False where one is unknown. */
  boolean options(String... names) {
    Set<String> known = new TreeSet<>(List.of(names));
    for (Map.Entry<String, Argued> option : named.entrySet()) {
      if (!known.contains(option.getKey())) {
        elaborator.reports.unknownName(
            at,
            Code.UNKNOWN_OPTION,
            option.getValue().name(),
            "`" + name + "` has no option",
            option.getKey(),
            known);
        return false;
      }
    }
    for (int i = 0; i < positional.size(); i++) {
      if (i >= names.length || named.putIfAbsent(names[i], positional.get(i)) != null) {
        error(
            Code.TOO_MANY_ARGUMENTS,
            positional.get(i).span(),
            "`" + name + "` takes columns here; this is " + positional.get(i).item().kind());
        return false;
      }
    }
    return true;
  }

  @Nullable Argued option(String option) {
    return named.get(option);
  }

  /** A whole number of at least 1; empty where it is missing or wrong, which is reported. */
  Optional<Long> whole(String option, String example) {
    Argued given = named.get(option);
    if (given == null) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.MISSING_OPTION, span, "`" + name + "` needs its option `" + option + "`")
              .help("write " + example));
      return Optional.empty();
    }
    Optional<Long> value = Expressions.whole(given.item()).filter(n -> n >= 1);
    if (value.isEmpty()) {
      error(
          Code.BAD_OPTION,
          given.span(),
          "`" + option + "` is a whole number of at least 1; this is " + given.item().kind());
    }
    return value;
  }

  /** A whole number of at least 1, or what is usual. */
  Optional<Long> whole(String option, long usual) {
    return named.containsKey(option) ? whole(option, "") : Optional.of(usual);
  }

  /** True or false; null where it is wrong, which is reported. */
  @Nullable Boolean flag(String option) {
    Argued given = named.get(option);
    if (given == null) {
      return false;
    }
    if (given.item() instanceof Item.Flag flag) {
      return flag.value();
    }
    error(
        Code.BAD_OPTION,
        given.span(),
        "`" + option + "` is true or false; this is " + given.item().kind());
    return null;
  }

  /** Two shares of a sample, the lesser first; empty where they are wrong, which is reported. */
  List<Double> quantiles(String option, List<Double> usual) {
    Argued given = named.get(option);
    if (given == null) {
      return usual;
    }
    List<Item> items = given.item() instanceof Item.Sequence list ? list.items() : List.of();
    List<Double> shares = items.stream().flatMap(item -> Arithmetic.real(item).stream()).toList();
    boolean fits =
        items.size() == 2
            && shares.size() == 2
            && shares.get(0) >= 0
            && shares.get(0) < shares.get(1)
            && shares.get(1) <= 1;
    if (!fits) {
      error(
          Code.BAD_OPTION,
          given.span(),
          "`" + option + "` are two shares from 0 to 1, such as [0.25, 0.75]");
    }
    return fits ? shares : List.of();
  }

  Item error(Diagnostic error) {
    elaborator.reports.add(at, error);
    return Item.UNKNOWN;
  }

  Item error(Code code, Span where, String message) {
    return elaborator.reports.error(at, code, where, message);
  }

  /** The only tensor; null where there is none or several, which is reported. */
  @Nullable Tensor one() {
    if (tensors.size() == 1) {
      return tensor(tensors.getFirst());
    }
    error(
        Code.MISSING_ARGUMENT,
        span,
        "`" + name + "` takes one column or formula; " + tensors.size() + " are given");
    return null;
  }

  private static @Nullable Tensor tensor(Argued argument) {
    return argument.item().tensor();
  }

  /**
   * One tensor of numbers: several are put one behind the other. Null where they are no numbers,
   * which is reported.
   */
  @Nullable Tensor numbers() {
    if (tensors.isEmpty()) {
      one();
      return null;
    }
    for (Argued argument : tensors) {
      Tensor tensor = tensor(argument);
      if (tensor != null && tensor.element() instanceof Element.ClassIndex) {
        elaborator.reports.add(
            at,
            Diagnostic.error(
                    Code.TYPE_MISMATCH, argument.span(), "`" + name + "` takes numbers, no labels")
                .label(argument.span(), tensor.describe())
                .help(
                    "make numbers of labels: "
                        + argument.span().text()
                        + " -> one_hot(at_most: 8)"));
        return null;
      }
    }
    return tensors.size() == 1 ? tensor(tensors.getFirst()) : joined(Map.of());
  }

  /** Puts tensors one behind the other, where a number is a vector of one. */
  @Nullable Tensor joined(Map<String, Argued> options) {
    List<Argued> parts = new ArrayList<>(tensors);
    parts.addAll(positional);
    List<Argued> vectors = new ArrayList<>();
    for (Argued part : parts) {
      Tensor tensor = elaborator.tensors.of(part.item(), part.span(), at);
      if (tensor == null) {
        return null;
      }
      Tensor vector =
          tensor.rank() > 0 ? tensor : elaborator.tensors.reshape(tensor, Shape.of(1), at.frame());
      vectors.add(new Argued(new Item.Value(vector, part.span()), part.span()));
    }
    Item.Function concat = (Item.Function) elaborator.expressions.callable("concat");
    return concat == null
        ? null
        : elaborator
            .functions
            .call(concat, new Arguments.Evaluated(vectors, options), at, span)
            .tensor();
  }

  Map<String, Argued> named() {
    return named;
  }
}
