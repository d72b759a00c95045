package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import org.jspecify.annotations.Nullable;

/** Calls and pipelines: the kind of what is called decides what its arguments are. */
final class Calls {
  private final Elaborator elaborator;
  private final Arguments arguments;

  Calls(Elaborator elaborator) {
    this.elaborator = elaborator;
    arguments = new Arguments(elaborator);
  }

  Arguments arguments() {
    return arguments;
  }

  /**
   * @param bound whether an assignment takes the value itself, so that an instance has its name
   */
  Item call(Expression.Call call, Activation at, boolean bound) {
    Item callee = callee(call.function(), at);
    if (callee instanceof Item.Template template) {
      return ofTemplate(template.definition(), call, at, bound);
    }
    Arguments.Evaluated given = arguments.evaluate(call.arguments(), at);
    return switch (callee) {
      case Item.Function function -> elaborator.functions.call(function, given, at, call.span());
      case Item.Unknown unknown -> Item.UNKNOWN;
      default -> apply(callee, given.positional(), given.named(), at, call.span());
    };
  }

  /** What stands before a list of arguments: a local function or layer, else a global one. */
  private Item callee(Expression function, Activation at) {
    if (!(function instanceof Expression.NameReference reference)) {
      return elaborator.evaluate(function, at);
    }
    Name name = reference.name();
    Item local = at.scope().find(name.text());
    if (local != null && isApplicable(local)) {
      return local;
    }
    Item global = elaborator.expressions.callable(name);
    if (global != null) {
      elaborator.workspace.observation.global(name.span(), global);
      return global;
    }
    if (local != null) {
      return local;
    }
    if (elaborator.workspace.definitions.isBroken(name)) {
      elaborator.workspace.seeBroken();
      return Item.UNKNOWN;
    }
    return elaborator.reports.unknownName(
        at,
        Code.UNKNOWN_NAME,
        name.span(),
        "there is no layer or function",
        name.text(),
        elaborator.expressions.known(at, name));
  }

  /** Whether what a call names is known; where it is not, only names of this kind are suggested. */
  boolean names(Expression value, DefinitionKind kind, Activation at) {
    if (!(value instanceof Expression.Call call)
        || !(call.function() instanceof Expression.NameReference reference)) {
      return true;
    }
    String name = reference.name().text();
    if (at.scope().find(name) != null || elaborator.expressions.global(reference.name()) != null) {
      return true;
    }
    elaborator.reports.unknownName(
        at,
        Code.UNKNOWN_NAME,
        reference.span(),
        "there is no " + kind.word(),
        name,
        elaborator.workspace.definitions.names(kind, reference.span().file()));
    return false;
  }

  static boolean isApplicable(Item item) {
    return item instanceof Item.Function
        || item instanceof Item.Template
        || item instanceof Item.Instance
        || item instanceof Item.Chain
        || item instanceof Item.ScanOf;
  }

  private Item ofTemplate(
      Definition definition, Expression.Call call, Activation at, boolean bound) {
    Arguments.Evaluated given = arguments.evaluate(call.arguments(), at);
    if (isApplication(definition, given)) {
      Item instance = new Item.Instance(definition, Map.of(), "");
      return definition.kind() == DefinitionKind.NETWORK
          ? apply(
              instance(definition, Map.of(), null, at, call.span()),
              given.positional(),
              given.named(),
              at,
              call.span())
          : apply(instance, given.positional(), given.named(), at, call.span());
    }
    Map<String, Argued> options =
        arguments.options(definition, given.positional(), given.named(), at, call.span());
    if (options == null) {
      return Item.UNKNOWN;
    }
    at.outcome().bound = bound;
    Item instance = instance(definition, options, null, at, call.span());
    at.outcome().bound = false;
    return definition.kind() == DefinitionKind.LAYER && definition.parameters().isEmpty()
        ? apply(instance, List.of(), Map.of(), at, call.span())
        : instance;
  }

  /** Where a definition has no options to give, its only list holds what it is applied to. */
  private static boolean isApplication(Definition definition, Arguments.Evaluated given) {
    boolean none = given.positional().isEmpty() && given.named().isEmpty();
    return !none
        && definition.options().isEmpty()
        && (definition.kind() == DefinitionKind.NETWORK || !definition.parameters().isEmpty());
  }

  /** A new instance of a layer, cell or network has a path; of others there is nothing to keep. */
  Item instance(
      Definition definition,
      Map<String, Argued> options,
      @Nullable Name label,
      Activation at,
      Span span) {
    boolean hasPath =
        switch (definition.kind()) {
          case LAYER, CELL, NETWORK -> true;
          default -> false;
        };
    if (!hasPath) {
      return new Item.Instance(definition, options, "");
    }
    if (at.outcome().instancesForbidden) {
      return elaborator.reports.error(
          at,
          Diagnostic.error(
                  Code.WRONG_KIND,
                  span,
                  "a choice between tensors creates no instances: both sides are computed")
              .help("name the instance before the `if`, and apply it there"));
    }
    String segment = label == null ? definition.name().text() : label.text();
    String path = at.instance(segment);
    elaborator.workspace.observation.instance(span, path);
    return new Item.Instance(definition, options, path);
  }

  /** A new instance like another, with some options changed and parameters of its own. */
  Item clone(List<Argued> arguments, Map<String, Argued> named, Activation at, Span span) {
    Item original = arguments.size() == 1 ? arguments.get(0).item() : Item.UNKNOWN;
    return switch (original) {
      case Item.Template template -> changed(template.definition(), named, at, span);
      case Item.Instance instance -> {
        Map<String, Argued> options = new LinkedHashMap<>(instance.options());
        options.putAll(named);
        yield changed(instance.definition(), options, at, span);
      }
      default ->
          elaborator.reports.error(
              at,
              Code.WRONG_KIND,
              span,
              "clone(layer) makes another instance of a layer or cell"
                  + (arguments.size() == 1 ? "; this is " + original.kind() : ""));
    };
  }

  private Item changed(
      Definition definition, Map<String, Argued> options, Activation at, Span span) {
    Map<String, Argued> checked = arguments.options(definition, List.of(), options, at, span);
    return checked == null ? Item.UNKNOWN : instance(definition, checked, null, at, span);
  }

  Item pipe(Expression.Pipe pipe, Activation at) {
    Item input = elaborator.evaluate(pipe.input(), at);
    if (input instanceof Item.Unknown) {
      stage(pipe.stage(), pipe.label(), at);
      return Item.UNKNOWN;
    }
    if (isApplicable(input)) {
      return chain(input, pipe, at);
    }
    return piped(new Argued(input, pipe.input().span()), pipe.stage(), pipe.label(), at);
  }

  /** What comes out of a stage behind an arrow. */
  Item piped(Argued input, Expression stage, @Nullable Name label, Activation at) {
    if (stage instanceof Expression.Call call) {
      Item callee = callee(call.function(), at);
      if (callee instanceof Item.Function function) {
        Arguments.Evaluated given = arguments.evaluate(call.arguments(), at);
        return elaborator.functions.piped(function, input, given, at, stage.span());
      }
    }
    return apply(stage(stage, label, at), List.of(input), Map.of(), at, stage.span());
  }

  /** The stage by itself: an instance, a function or another pipeline. */
  private Item stage(Expression stage, @Nullable Name label, Activation at) {
    Item item =
        stage instanceof Expression.Call call
            ? staged(call, label, at)
            : stage instanceof Expression.NameReference
                ? callee(stage, at)
                : elaborator.evaluate(stage, at);
    return item instanceof Item.Template template
        ? withoutOptions(template.definition(), label, at, stage.span())
        : item;
  }

  private Item staged(Expression.Call call, @Nullable Name label, Activation at) {
    Item callee = callee(call.function(), at);
    if (callee instanceof Item.Function function) {
      Arguments.Evaluated given = arguments.evaluate(call.arguments(), at);
      return elaborator.functions.withOptions(function, given, at);
    }
    if (!(callee instanceof Item.Template template)) {
      return callee instanceof Item.Unknown ? Item.UNKNOWN : call(call, at, false);
    }
    List<Argument> list = call.arguments();
    Arguments.Evaluated given = arguments.evaluate(list, at);
    Map<String, Argued> options =
        arguments.options(
            template.definition(), given.positional(), given.named(), at, call.span());
    return options == null
        ? Item.UNKNOWN
        : instance(template.definition(), options, label, at, call.span());
  }

  private Item withoutOptions(
      Definition definition, @Nullable Name label, Activation at, Span span) {
    Map<String, Argued> options = arguments.options(definition, List.of(), Map.of(), at, span);
    return options == null ? Item.UNKNOWN : instance(definition, options, label, at, span);
  }

  private Item chain(Item input, Expression.Pipe pipe, Activation at) {
    List<Item> stages = new ArrayList<>();
    Item first =
        input instanceof Item.Template template
            ? withoutOptions(template.definition(), null, at, pipe.input().span())
            : input;
    stages.addAll(first instanceof Item.Chain chain ? chain.stages() : List.of(first));
    Item last = stage(pipe.stage(), pipe.label(), at);
    stages.addAll(last instanceof Item.Chain chain ? chain.stages() : List.of(last));
    return stages.contains(Item.UNKNOWN) ? Item.UNKNOWN : new Item.Chain(stages);
  }

  /** Applies a layer, function or pipeline to tensors. */
  Item apply(
      Item callee, List<Argued> positional, Map<String, Argued> named, Activation at, Span span) {
    return switch (callee) {
      case Item.Function function ->
          elaborator.functions.call(function, new Arguments.Evaluated(positional, named), at, span);
      case Item.Template template -> {
        Item instance = withoutOptions(template.definition(), null, at, span);
        yield apply(instance, positional, named, at, span);
      }
      case Item.Instance instance -> elaborator.layers.apply(instance, positional, named, at, span);
      case Item.ScanOf scan -> elaborator.scans.apply(scan, positional, named, at, span);
      case Item.Chain chain -> applyChain(chain, positional, at, span);
      case Item.Unknown unknown -> Item.UNKNOWN;
      default ->
          elaborator.reports.error(
              at,
              Code.WRONG_KIND,
              span,
              callee.kind() + " cannot be applied: it is no layer and no function");
    };
  }

  private Item applyChain(Item.Chain chain, List<Argued> inputs, Activation at, Span span) {
    List<Argued> current = inputs;
    Item result = Item.UNKNOWN;
    for (Item stage : chain.stages()) {
      result = apply(stage, current, Map.of(), at, span);
      current = List.of(new Argued(result, span));
    }
    return result;
  }
}
