package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.resolve.Library;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.TypeSyntax;
import org.jspecify.annotations.Nullable;

/** Evaluates the arguments of a call; those by position and those by name. */
final class Arguments {
  private final Elaborator elaborator;

  Arguments(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  /** Evaluated arguments; names with the place of their names. */
  record Evaluated(List<Argued> positional, Map<String, Argued> named) {}

  Evaluated evaluate(List<Argument> arguments, Activation at) {
    List<Argued> positional = new ArrayList<>();
    Map<String, Argued> named = new LinkedHashMap<>();
    for (Argument argument : arguments) {
      Name name = argument.name();
      Span span = argument.value().span();
      Argued argued =
          new Argued(value(argument.value(), at), span, name == null ? span : name.span());
      if (name == null) {
        positional.add(argued);
      } else if (named.putIfAbsent(name.text(), argued) != null) {
        elaborator.reports.error(
            at, Code.DUPLICATE_NAME, name.span(), "`" + name + "` is given twice");
      }
    }
    return new Evaluated(positional, named);
  }

  /** The options of {@code network: (a: 1, b: 2)}; none where there is no such setting. */
  Map<String, Argued> list(@Nullable Expression setting, Activation at) {
    Evaluated given =
        setting instanceof Expression.ArgumentList list
            ? evaluate(list.arguments(), at)
            : new Evaluated(List.of(), Map.of());
    boolean named = setting instanceof Expression.ArgumentList && given.positional().isEmpty();
    if (setting != null && !named && !(setting instanceof Expression.Broken)) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.BAD_OPTION, setting.span(), "options of the network are given by name")
              .help("write network: (width: 16)"));
    }
    return given.named();
  }

  /** A name that nothing is known by may be the word of a choice: the callee decides. */
  Item value(Expression expression, Activation at) {
    if (expression instanceof Expression.NameReference reference) {
      String name = reference.name().text();
      if (at.scope().find(name) == null
          && elaborator.expressions.global(reference.name()) == null) {
        return new Item.Word(reference.name());
      }
    }
    return elaborator.evaluate(expression, at);
  }

  /** Arguments of a definition's options: by position first, then by name, each of its type. */
  @Nullable Map<String, Argued> options(
      Definition definition,
      List<Argued> positional,
      Map<String, Argued> named,
      Activation at,
      Span span) {
    Map<String, Argued> bound = new LinkedHashMap<>();
    List<OptionSyntax> options = definition.options();
    if (positional.size() > options.size()) {
      tooMany(definition, positional, at);
      return null;
    }
    for (int i = 0; i < positional.size(); i++) {
      bound.put(options.get(i).name().text(), positional.get(i));
    }
    boolean failed = false;
    for (Map.Entry<String, Argued> entry : named.entrySet()) {
      failed |= !named(definition, entry, bound, at);
    }
    for (OptionSyntax option : options) {
      failed |= !fits(definition, option, bound, at, span);
    }
    return failed ? null : bound;
  }

  private boolean named(
      Definition definition,
      Map.Entry<String, Argued> entry,
      Map<String, Argued> bound,
      Activation at) {
    Set<String> known = new TreeSet<>();
    definition.options().forEach(option -> known.add(option.name().text()));
    String name = entry.getKey();
    Span span = entry.getValue().name();
    if (!known.contains(name)) {
      if (definition.kind() == DefinitionKind.LOSS) {
        known.addAll(LossReduction.OPTIONS);
      }
      elaborator.optionBinding.unknown(definition.name().text(), name, span, known, at);
      return false;
    }
    if (bound.putIfAbsent(name, entry.getValue()) != null) {
      elaborator.reports.error(at, Code.DUPLICATE_NAME, span, "`" + name + "` is given twice");
      return false;
    }
    return true;
  }

  private void tooMany(Definition definition, List<Argued> positional, Activation at) {
    int most = definition.options().size();
    String counted = counted(most, "option");
    String message =
        definition.kind().hasInstances()
            ? "`" + definition.name() + "` has " + counted + ", not " + positional.size()
            : "`%s` takes %s and %s: this is one too many"
                .formatted(
                    definition.name(), counted(definition.parameters().size(), "tensor"), counted);
    Diagnostic error =
        Diagnostic.error(Code.TOO_MANY_ARGUMENTS, positional.get(most).span(), message);
    String signature = signature(definition);
    boolean own = !Library.owns(definition.name().span().file());
    elaborator.reports.add(
        at,
        own
            ? error.label(definition.name().span(), "declared here")
            : signature == null ? error : error.note(signature));
  }

  private static String counted(int count, String noun) {
    return switch (count) {
      case 0 -> "no " + noun + "s";
      case 1 -> "one " + noun;
      default -> count + " " + noun + "s";
    };
  }

  private static @Nullable String signature(Definition definition) {
    if (definition.options().isEmpty()) {
      return null;
    }
    return definition.options().stream()
        .map(option -> option.span().text())
        .collect(Collectors.joining(", ", "its options: " + definition.name() + "(", ")"));
  }

  private boolean fits(
      Definition definition,
      OptionSyntax option,
      Map<String, Argued> bound,
      Activation at,
      Span span) {
    Argued given = bound.get(option.name().text());
    if (given == null) {
      if (option.initial() == null) {
        elaborator.reports.add(
            at,
            Diagnostic.error(
                    Code.MISSING_OPTION,
                    span,
                    "`" + definition.name() + "` needs its option `" + option.name() + "`")
                .help("write " + definition.name() + "(" + option.name() + ": ...)"));
        return false;
      }
      return true;
    }
    Item item = word(option, given.item(), given.span());
    bound.put(option.name().text(), new Argued(item, given.span(), given.name()));
    String problem = problem(option.type(), item, at);
    if (problem == null) {
      return true;
    }
    if (!problem.isEmpty()) {
      elaborator.reports.error(
          at,
          problem.startsWith("lies") ? Code.RANGE_REFUTED : Code.BAD_OPTION,
          given.span(),
          "`" + option.name() + "` of `" + definition.name() + "` " + problem);
    }
    return false;
  }

  /**
   * What an option is given; of an option that chooses among words, the word, whatever else it
   * names.
   */
  static Item word(OptionSyntax option, Item item, Span span) {
    boolean choice = option.type() != null && option.type().base().text().equals("choice");
    return switch (item) {
      case Item.Function function when choice ->
          new Item.Word(new Name(function.callee().name(), span));
      case Item.Template template when choice ->
          new Item.Word(new Name(template.definition().name().text(), span));
      default -> item;
    };
  }

  /** Why a value is none of the option's type, or null; empty where that was reported. */
  private @Nullable String problem(@Nullable TypeSyntax type, Item item, Activation at) {
    if (item instanceof Item.Unknown) {
      return "";
    }
    String base = type == null ? "" : type.base().text();
    if (type != null && base.equals("choice")) {
      return choice(type, item);
    }
    if (item instanceof Item.Word word) {
      elaborator.reports.unknownName(
          at,
          Code.UNKNOWN_NAME,
          word.name().span(),
          "there is no",
          word.name().text(),
          elaborator.expressions.known(at, word.name()));
      return "";
    }
    String wanted = " is wanted; this is " + item.kind();
    return switch (base) {
      case "int" ->
          item instanceof Item.Exact exact && exact.value().isWhole()
              ? null
              : "is a whole number; this is " + item.kind();
      case "bool" -> item instanceof Item.Flag ? null : "is true or false; this is " + item.kind();
      case "f32" -> Arithmetic.isNumber(item) ? null : "is a number; this is " + item.kind();
      case "unit" -> within(item, 0, 1);
      case "text" -> item instanceof Item.Text ? null : "is a text; this is " + item.kind();
      case "initializer" ->
          isInitializer(item)
              ? null
              : "is an initializer, such as he_normal; this is " + item.kind();
      case "activation", "function" ->
          item instanceof Item.Function ? null : "is a function" + wanted;
      case "layer" -> isLayer(item) ? null : "is a layer" + wanted;
      default -> null;
    };
  }

  private static @Nullable String within(Item item, double low, double high) {
    if (!Arithmetic.isNumber(item)) {
      return "is a number from " + (long) low + " to " + (long) high + "; this is " + item.kind();
    }
    return Arithmetic.real(item).map(value -> value < low || value > high).orElse(false)
        ? "lies between " + (long) low + " and " + (long) high + "; this is " + item.kind()
        : null;
  }

  static boolean isInitializer(Item item) {
    return Arithmetic.isNumber(item)
        || item instanceof Item.Frozen
        || item instanceof Item.Function
        || item instanceof Item.Template
        || item instanceof Item.Instance;
  }

  private static boolean isLayer(Item item) {
    return item instanceof Item.Template
        || item instanceof Item.Instance
        || item instanceof Item.Chain
        || item instanceof Item.Function;
  }

  /** A whole number, or a list of them. */
  private static boolean isWhole(Item item) {
    return item instanceof Item.Sequence list
        ? list.items().stream().allMatch(Arguments::isWhole)
        : item instanceof Item.Exact exact && exact.value().isWhole();
  }

  private static @Nullable String choice(TypeSyntax type, Item item) {
    List<String> words =
        type.arguments().stream().map(argument -> argument.value().span().text()).toList();
    boolean chosen =
        (words.contains("int") && isWhole(item))
            || (item instanceof Item.Word word && words.contains(word.name().text()));
    String wanted = String.join(" or ", words).replaceFirst("\\bint\\b", "whole numbers");
    return chosen ? null : "is " + wanted + "; this is " + item.kind();
  }
}
