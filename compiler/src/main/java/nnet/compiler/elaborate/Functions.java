package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.elaborate.Item.Callee;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Signature;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.ParameterSyntax;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Statement;

/** Calls of functions: tensors first, then options; definitions are inlined. */
final class Functions {
  private final Elaborator elaborator;
  private final Pairing pairing;

  Functions(Elaborator elaborator) {
    this.elaborator = elaborator;
    pairing = new Pairing(elaborator);
  }

  Pairing pairing() {
    return pairing;
  }

  Item call(Item.Function function, Arguments.Evaluated given, Activation at, Span span) {
    int tensors = tensorCount(function.callee(), given.positional().size());
    List<Argued> operands = new ArrayList<>();
    List<Argued> positionalOptions = new ArrayList<>();
    for (Argued argument : given.positional()) {
      (operands.size() < tensors ? operands : positionalOptions).add(argument);
    }
    Map<String, Argued> named = new LinkedHashMap<>(function.options());
    named.putAll(given.named());
    if (operands.isEmpty()
        && tensors > 0
        && given.named().keySet().stream().noneMatch(tensorNames(function.callee())::contains)) {
      return new Item.Function(function.callee(), named);
    }
    return dispatch(function.callee(), operands, positionalOptions, named, at, span);
  }

  /** After an arrow a list holds options only. */
  Item piped(
      Item.Function function, Argued input, Arguments.Evaluated given, Activation at, Span span) {
    Map<String, Argued> named = new LinkedHashMap<>(function.options());
    named.putAll(given.named());
    return dispatch(function.callee(), List.of(input), given.positional(), named, at, span);
  }

  /** The same where the input comes later: {@code tower = dense(4) -> leaky_relu(0.2)}. */
  Item withOptions(Item.Function function, Arguments.Evaluated given, Activation at) {
    List<String> names = optionNames(function.callee());
    if (given.positional().size() > names.size()) {
      return tooMany(function.callee().name(), given.positional().get(names.size()), at);
    }
    Map<String, Argued> options = new LinkedHashMap<>(function.options());
    options.putAll(given.named());
    for (int i = 0; i < given.positional().size(); i++) {
      options.putIfAbsent(names.get(i), given.positional().get(i));
    }
    return new Item.Function(function.callee(), options);
  }

  private static List<String> optionNames(Callee callee) {
    return switch (callee) {
      case Callee.Defined defined ->
          defined.definition().options().stream().map(option -> option.name().text()).toList();
      case Callee.Operator operator ->
          operator.builtin().signature().orElseThrow().options().stream()
              .map(Signature.OptionParameter::name)
              .toList();
      case Callee.Intrinsic intrinsic -> List.of();
      case Callee.Local local -> List.of();
    };
  }

  private static int tensorCount(Callee callee, int given) {
    return switch (callee) {
      case Callee.Defined defined -> defined.definition().parameters().size();
      case Callee.Operator operator -> {
        Signature signature = operator.builtin().signature().orElseThrow();
        yield signature.variadic() ? given : signature.tensors().size();
      }
      case Callee.Intrinsic intrinsic -> given;
      case Callee.Local local -> Math.max(1, given);
    };
  }

  private static List<String> tensorNames(Callee callee) {
    return switch (callee) {
      case Callee.Defined defined ->
          defined.definition().parameters().stream().map(p -> p.name().text()).toList();
      case Callee.Operator operator -> operator.builtin().signature().orElseThrow().tensors();
      case Callee.Intrinsic intrinsic -> List.of();
      case Callee.Local local -> List.of();
    };
  }

  private Item dispatch(
      Callee callee,
      List<Argued> operands,
      List<Argued> positionalOptions,
      Map<String, Argued> named,
      Activation at,
      Span span) {
    return switch (callee) {
      case Callee.Intrinsic intrinsic ->
          elaborator.intrinsics.call(intrinsic.name(), operands, named, at, span);
      case Callee.Local local -> {
        List<Argued> all = new ArrayList<>(operands);
        all.addAll(positionalOptions);
        yield local.function().call(all, named, at, span);
      }
      case Callee.Operator operator ->
          primitive(operator.builtin(), operands, positionalOptions, named, at, span);
      case Callee.Defined defined ->
          defined(defined.definition(), operands, positionalOptions, named, at, span);
    };
  }

  private Item primitive(
      Builtin primitive,
      List<Argued> operands,
      List<Argued> positionalOptions,
      Map<String, Argued> named,
      Activation at,
      Span span) {
    Optional<Item> number = ofNumber(primitive, operands);
    if (number.isPresent()) {
      return number.get();
    }
    Signature signature = primitive.signature().orElseThrow();
    Map<String, Argued> options = new LinkedHashMap<>(named);
    List<Argued> tensors = new ArrayList<>(operands);
    for (int i = tensors.size(); i < signature.tensors().size(); i++) {
      Argued byName = options.remove(signature.tensors().get(i));
      if (byName != null) {
        tensors.add(byName);
      }
    }
    for (int i = 0; i < positionalOptions.size() && i < signature.options().size(); i++) {
      options.putIfAbsent(signature.options().get(i).name(), positionalOptions.get(i));
    }
    if (tensors.size() < signature.tensors().size()) {
      return missing(primitive.name(), signature.tensors().get(tensors.size()), at, span);
    }
    if (positionalOptions.size() > signature.options().size()) {
      return tooMany(primitive.name(), positionalOptions.get(signature.options().size()), at);
    }
    return elaborator.primitives.call(primitive, tensors, options, at, span);
  }

  /** Functions of numbers known at compile time give numbers. */
  private static Optional<Item> ofNumber(Builtin primitive, List<Argued> operands) {
    if (operands.size() != 1) {
      return Optional.empty();
    }
    return Arithmetic.real(operands.get(0).item())
        .flatMap(x -> Arithmetic.function(primitive.name(), x));
  }

  private Item missing(String callee, String parameter, Activation at, Span span) {
    return elaborator.reports.error(
        at, Code.MISSING_ARGUMENT, span, "`" + callee + "` is not given its `" + parameter + "`");
  }

  private Item tooMany(String callee, Argued first, Activation at) {
    return elaborator.reports.error(
        at, Code.TOO_MANY_ARGUMENTS, first.span(), "`" + callee + "` takes no more arguments");
  }

  private Item defined(
      Definition definition,
      List<Argued> operands,
      List<Argued> positionalOptions,
      Map<String, Argued> named,
      Activation at,
      Span span) {
    Map<String, Argued> options = new LinkedHashMap<>(named);
    List<Argued> tensors = new ArrayList<>(operands);
    for (int i = tensors.size(); i < definition.parameters().size(); i++) {
      ParameterSyntax parameter = definition.parameters().get(i);
      Argued byName = options.remove(parameter.name().text());
      if (byName == null && Layers.mayBeMissing(parameter)) {
        byName = new Argued(Item.ABSENT, span);
      }
      if (byName == null) {
        return missing(definition.name().text(), parameter.name().text(), at, span);
      }
      tensors.add(byName);
    }
    if (definition.kind() == DefinitionKind.LOSS) {
      LossReduction reduction = LossReduction.of(elaborator, definition, options, at, span);
      Item numbers = inlined(definition, tensors, positionalOptions, options, at, span);
      return numbers instanceof Item.Unknown ? numbers : reduction.apply(numbers);
    }
    return inlined(definition, tensors, positionalOptions, options, at, span);
  }

  private Item inlined(
      Definition definition,
      List<Argued> tensors,
      List<Argued> positionalOptions,
      Map<String, Argued> options,
      Activation at,
      Span span) {
    Map<String, Argued> bound =
        elaborator.calls.arguments().options(definition, positionalOptions, options, at, span);
    return bound == null ? Item.UNKNOWN : inline(definition, tensors, bound, at, span);
  }

  /** Evaluates the body of a definition in the caller's region. */
  Item inline(
      Definition definition,
      List<Argued> arguments,
      Map<String, Argued> options,
      Activation at,
      Span span) {
    if (!elaborator.bodies.mayApply(definition, at, span)) {
      return Item.UNKNOWN;
    }
    for (Argued argument : arguments) {
      if (argument.item() instanceof Item.Unknown) {
        return Item.UNKNOWN;
      }
    }
    String path = hasParameters(definition) ? at.instance(definition.name().text()) : at.path();
    Activation inner =
        Activation.of(definition, at.frame(), new Scope(null), path, new Activation.Use(span, at));
    List<Argued> paired = pairing.paired(definition, arguments, at, span);
    if (paired == null
        || !elaborator.bodies.declareOptions(definition, options, inner)
        || !elaborator.unifier.parameters(definition, paired, inner, span)
        || !elaborator.bodies.requirementsHold(definition, inner, span)) {
      return Item.UNKNOWN;
    }
    return body(definition, inner, span);
  }

  private Item body(Definition definition, Activation inner, Span span) {
    Item result = elaborator.bodies.result(definition, inner, span);
    if (definition.surrogate() == null || result instanceof Item.Unknown) {
      return result;
    }
    Item standIn = elaborator.evaluate(definition.surrogate(), inner);
    return elaborator.primitives.call(
        "surrogate", List.of(new Argued(result, span), new Argued(standIn, span)), inner, span);
  }

  private static boolean hasParameters(Definition definition) {
    return definition.body() instanceof Body.Statements statements
        && statements.block().statements().stream()
            .anyMatch(statement -> statement instanceof Statement.Parameter);
  }
}
