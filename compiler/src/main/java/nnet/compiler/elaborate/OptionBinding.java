package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.elaborate.Item.Exact;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Options;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionParameter;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.type.Dim;
import org.jspecify.annotations.Nullable;

/** Gives the options of primitive operators their values, by kind and default. */
final class OptionBinding {
  private final Elaborator elaborator;

  OptionBinding(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  /** The options of an operator; null where one is wrong, which is reported. */
  @Nullable Options primitive(
      Builtin primitive,
      Map<String, Argued> given,
      Activation at,
      Span span,
      List<Tensor> tensors) {
    Signature signature = primitive.signature().orElse(Signature.of());
    if (!known(primitive.name(), signature, given, at)) {
      return null;
    }
    Map<String, Object> values = new HashMap<>();
    for (OptionParameter parameter : signature.options()) {
      Argued argument = given.get(parameter.name());
      Object value = argument == null ? parameter.initial() : converted(parameter, argument, at);
      if (value != null) {
        values.put(parameter.name(), value);
      } else if (argument != null) {
        return null;
      } else if (!OPTIONAL.contains(parameter.kind())) {
        missing(primitive.name(), parameter, at, span);
        return null;
      }
    }
    return new Options(values);
  }

  private static final Set<Signature.OptionKind> OPTIONAL = Set.of(Signature.OptionKind.TENSOR);

  private boolean known(
      String name, Signature signature, Map<String, Argued> given, Activation at) {
    Set<String> names = new TreeSet<>();
    signature.options().forEach(option -> names.add(option.name()));
    boolean all = true;
    for (Map.Entry<String, Argued> entry : given.entrySet()) {
      if (!names.contains(entry.getKey())) {
        unknown(name, entry.getKey(), entry.getValue().name(), names, at);
        all = false;
      }
    }
    return all;
  }

  void unknown(String callee, String option, Span span, Set<String> known, Activation at) {
    elaborator.reports.unknownName(
        at, Code.UNKNOWN_OPTION, span, "`" + callee + "` has no option", option, known);
  }

  private void missing(String name, OptionParameter parameter, Activation at, Span span) {
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.MISSING_OPTION,
                span,
                "`" + name + "` needs its option `" + parameter.name() + "`")
            .help("write " + name + "(..., " + parameter.name() + ": ...)"));
  }

  private @Nullable Object converted(OptionParameter parameter, Argued argument, Activation at) {
    Item item = argument.item();
    if (isTooLarge(item)) {
      elaborator.reports.error(
          at,
          Code.TOO_LARGE,
          argument.span(),
          "`" + parameter.name() + "` is at most " + Sizes.MOST + "; this is " + item.kind());
      return null;
    }
    Object value =
        switch (parameter.kind()) {
          case INTEGER -> size(item);
          case REAL -> Arithmetic.real(item).orElse(null);
          case FLAG -> item instanceof Item.Flag flag ? (Object) flag.value() : null;
          case WORD -> word(item);
          case INTEGERS -> sizes(item);
          case WORD_OR_INTEGERS -> {
            String word = word(item);
            yield word == null ? (Object) sizes(item) : word;
          }
          case PADDING -> {
            String word = word(item);
            yield word == null ? (Object) sizes(withoutPairs(item)) : word;
          }
          case TENSOR -> elaborator.tensors.of(item, argument.span(), at);
        };
    boolean open = elaborator.workspace.symbolic && isOpen(item);
    if (value == null && !open && !isUnknown(item)) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
              Code.BAD_OPTION,
              argument.span(),
              "`"
                  + parameter.name()
                  + "` is "
                  + wanted(parameter.kind())
                  + "; this is "
                  + item.kind()));
    }
    return value;
  }

  private static String wanted(Signature.OptionKind kind) {
    return switch (kind) {
      case INTEGER -> "a whole number";
      case REAL -> "a number known at compile time";
      case FLAG -> "true or false";
      case WORD -> "a word";
      case INTEGERS -> "a whole number or a list of them";
      case WORD_OR_INTEGERS -> "a word, a whole number or a list of them";
      case PADDING -> "a word, a whole number, or a list of numbers or of pairs of them";
      case TENSOR -> "a tensor";
    };
  }

  /** Whether it is a quotient of sizes that are not known yet, which may come out whole. */
  private static boolean isOpen(Item item) {
    return switch (item) {
      case Exact exact -> !exact.value().isConstant();
      case Item.Unknown unknown -> true;
      case Item.Sequence list -> list.items().stream().anyMatch(OptionBinding::isOpen);
      default -> false;
    };
  }

  /** Whether it, or a part of it, was reported before or is not known yet. */
  private static boolean isUnknown(Item item) {
    return item instanceof Item.Unknown
        || (item instanceof Item.Sequence list
            && list.items().stream().anyMatch(OptionBinding::isUnknown));
  }

  private static boolean isTooLarge(Item item) {
    return switch (item) {
      case Exact exact -> exact.value().isWhole() && Sizes.isTooLarge(exact.value().numerator());
      case Item.Sequence list -> list.items().stream().anyMatch(OptionBinding::isTooLarge);
      default -> false;
    };
  }

  private static @Nullable Dim size(Item item) {
    return item instanceof Exact exact && exact.value().isWhole()
        ? exact.value().numerator()
        : null;
  }

  private static @Nullable String word(Item item) {
    return switch (item) {
      case Item.Word word -> word.name().text();
      case Item.Text text -> text.value();
      default -> null;
    };
  }

  /** A list of pairs as one list. */
  private static Item withoutPairs(Item item) {
    boolean pairs =
        item instanceof Item.Sequence list
            && list.items().stream()
                .allMatch(entry -> entry instanceof Item.Sequence pair && pair.items().size() == 2);
    return pairs
        ? new Item.Sequence(
            ((Item.Sequence) item)
                .items().stream()
                    .flatMap(entry -> ((Item.Sequence) entry).items().stream())
                    .toList())
        : item;
  }

  private static @Nullable List<Dim> sizes(Item item) {
    Dim single = size(item);
    if (single != null) {
      return List.of(single);
    }
    if (!(item instanceof Item.Sequence list)) {
      return null;
    }
    List<Dim> sizes = new ArrayList<>();
    for (Item entry : list.items()) {
      Dim dim = size(entry);
      if (dim == null) {
        return null;
      }
      sizes.add(dim);
    }
    return sizes;
  }
}
