package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.ParameterSyntax;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Applies instances: the body of a layer becomes a region and a call of it. */
final class Layers {
  private final Elaborator elaborator;

  Layers(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  Item apply(
      Item.Instance instance,
      List<Argued> positional,
      Map<String, Argued> named,
      Activation at,
      Span span) {
    Definition definition = instance.definition();
    return switch (definition.kind()) {
      case LAYER -> {
        List<Argued> arguments = arguments(definition, positional, named, at, span);
        yield arguments == null ? Item.UNKNOWN : layer(instance, arguments, at, span);
      }
      case NETWORK -> {
        Item result = new Networks(elaborator).apply(instance, positional, named, at, span);
        recordRow(instance, result, at);
        yield result;
      }
      case CELL -> cellAlone(definition, at, span);
      case INITIALIZER, REGULARIZER, SCHEDULE -> {
        List<Argued> arguments = arguments(definition, positional, named, at, span);
        yield arguments == null
            ? Item.UNKNOWN
            : shaped(
                definition,
                arguments,
                elaborator.functions.inline(definition, arguments, instance.options(), at, span),
                at,
                span);
      }
      case ACTIVATION, LOSS, METRIC, FUNCTION, OPTIMIZER ->
          elaborator.reports.error(
              at,
              Code.WRONG_KIND,
              span,
              "the " + definition.kind().word() + " `" + definition.name() + "` is no layer");
    };
  }

  /**
   * An initializer gives one number for all elements or the elements: with its shape either way.
   */
  private Item shaped(
      Definition definition, List<Argued> arguments, Item item, Activation at, Span span) {
    boolean initializer =
        definition.kind() == DefinitionKind.INITIALIZER
            && !arguments.isEmpty()
            && definition.parameters().get(0).name().text().equals("shape");
    if (!initializer
        || !Arithmetic.isNumber(item)
        || !(arguments.get(0).item() instanceof Item.Sequence sizes)
        || sizes.items().isEmpty()) {
      return item;
    }
    List<Dim> dims = new ArrayList<>();
    for (Item size : sizes.items()) {
      if (size instanceof Item.Unknown) {
        return Item.UNKNOWN;
      }
      if (!(size instanceof Item.Exact exact) || !exact.value().isWhole()) {
        return elaborator.reports.error(
            at, Code.DIMENSION, arguments.get(0).span(), "a shape is a list of whole numbers");
      }
      dims.add(exact.value().numerator());
    }
    Tensor number = elaborator.tensors.of(item, span, at);
    return number == null
        ? Item.UNKNOWN
        : new Item.Value(
            elaborator.tensors.broadcast(number, new Shape(dims), false, at.frame()), span);
  }

  private Item cellAlone(Definition definition, Activation at, Span span) {
    return elaborator.reports.error(
        at,
        Diagnostic.error(
                Code.WRONG_KIND,
                span,
                "`" + definition.name() + "` is a cell: it runs over time in a scan")
            .help("write scan(" + definition.name() + "(...))"));
  }

  /** The arguments in the order of the parameters; null where one is missing or too much. */
  @Nullable List<Argued> arguments(
      Definition definition,
      List<Argued> positional,
      Map<String, Argued> named,
      Activation at,
      Span span) {
    List<Argued> arguments = new ArrayList<>(positional);
    List<ParameterSyntax> parameters = definition.parameters();
    if (positional.size() > parameters.size()) {
      elaborator.reports.error(
          at,
          Code.TOO_MANY_ARGUMENTS,
          positional.get(parameters.size()).span(),
          "`"
              + definition.name()
              + "` is applied to "
              + parameters.size()
              + ", not "
              + positional.size());
      return null;
    }
    Map<String, Argued> rest = new LinkedHashMap<>(named);
    rest.values().removeIf(argument -> argument.item() instanceof Item.Absent);
    for (ParameterSyntax parameter : parameters.subList(positional.size(), parameters.size())) {
      Argued byName = rest.remove(parameter.name().text());
      if (byName == null && !mayBeMissing(parameter)) {
        elaborator.reports.error(
            at,
            Code.MISSING_ARGUMENT,
            span,
            "`" + definition.name() + "` is not given its `" + parameter.name() + "`");
        return null;
      }
      arguments.add(byName == null ? new Argued(Item.ABSENT, span) : byName);
    }
    rest.forEach((name, argument) -> unknownTensor(definition, name, argument, at));
    return rest.isEmpty() ? arguments : null;
  }

  /** Whether a tensor may be left out: {@code mask: bool[t]?}. */
  static boolean mayBeMissing(ParameterSyntax parameter) {
    return parameter.type() != null && parameter.type().optional();
  }

  private void unknownTensor(Definition definition, String name, Argued argument, Activation at) {
    Set<String> known = new TreeSet<>();
    definition.parameters().forEach(parameter -> known.add(parameter.name().text()));
    elaborator.reports.unknownName(
        at,
        Code.UNKNOWN_OPTION,
        argument.name(),
        "`" + definition.name() + "` takes no tensor",
        name,
        known);
  }

  private Item layer(Item.Instance instance, List<Argued> arguments, Activation at, Span span) {
    Definition definition = instance.definition();
    if (!elaborator.bodies.mayApply(definition, at, span)) {
      return Item.UNKNOWN;
    }
    Frame frame = new Frame(definition.name().text(), at.frame());
    Span asked = Provenance.usersSpan(at, span);
    frame.asked(instance.path(), asked);
    Map<Value, Value> bound = new HashMap<>();
    List<Argued> inside = formals(definition, arguments, frame, bound, at);
    Activation body =
        Activation.of(
            definition, frame, new Scope(null), instance.path(), new Activation.Use(span, at));
    if (inside == null
        || !elaborator.bodies.declareOptions(definition, instance.options(), body)
        || !elaborator.unifier.parameters(definition, inside, body, span)
        || !elaborator.bodies.requirementsHold(definition, body, span)) {
      return Item.UNKNOWN;
    }
    Item result = elaborator.bodies.result(definition, body, span);
    at.frame().asked(instance.path(), asked);
    Item outside = called(result, frame, bound, at, span);
    recordRow(instance, outside, at);
    return outside;
  }

  private @Nullable List<Argued> formals(
      Definition definition,
      List<Argued> arguments,
      Frame frame,
      Map<Value, Value> bound,
      Activation at) {
    List<Argued> inside = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Argued argument = arguments.get(i);
      if (argument.item() instanceof Item.Absent) {
        inside.add(argument);
        continue;
      }
      Tensor tensor = elaborator.tensors.of(argument.item(), argument.span(), at);
      if (tensor == null) {
        return null;
      }
      String name = definition.parameters().get(i).name().text();
      Value formal = frame.builder.formal(Formal.Kind.VALUE, name, tensor.value().type());
      bound.put(formal, tensor.value());
      elaborator.workspace.provenance.same(tensor.value(), formal);
      Tensor inner = new Tensor(formal, tensor.element(), tensor.perExample());
      inside.add(new Argued(new Item.Value(inner, argument.span()), argument.span()));
    }
    return inside;
  }

  /** Ends the region with what the body gave, calls it, and gives the same from outside. */
  private Item called(Item result, Frame frame, Map<Value, Value> bound, Activation at, Span span) {
    List<Tensor> tensors = new ArrayList<>();
    if (!collect(result, tensors, frame, at, span)) {
      return Item.UNKNOWN;
    }
    for (int i = 0; i < tensors.size(); i++) {
      frame.builder.result(Result.Kind.VALUE, "result" + i, tensors.get(i).value());
    }
    Region region = frame.build().withUsedValues();
    List<Value> values = at.frame().call(region, frame, bound);
    for (int i = 0; i < tensors.size(); i++) {
      elaborator.workspace.provenance.same(tensors.get(i).value(), values.get(i));
    }
    return rewrapped(result, tensors, values, new int[1], span);
  }

  private boolean collect(Item item, List<Tensor> tensors, Frame frame, Activation at, Span span) {
    return switch (item) {
      case Item.Unknown unknown -> false;
      case Item.Members members ->
          members.members().values().stream()
              .allMatch(member -> collect(member, tensors, frame, at, span));
      case Item.Sequence list ->
          list.items().stream().allMatch(entry -> collect(entry, tensors, frame, at, span));
      case Item.Value value -> tensors.add(value.tensor());
      default -> {
        java.util.Optional<Double> number = Arithmetic.real(item);
        number.ifPresent(x -> tensors.add(elaborator.tensors.constant(x, frame)));
        if (number.isEmpty()) {
          elaborator.reports.error(
              at, Code.TYPE_MISMATCH, span, "a layer gives tensors, not " + item.kind());
        }
        yield number.isPresent();
      }
    };
  }

  private static Item rewrapped(
      Item item, List<Tensor> inner, List<Value> values, int[] next, Span span) {
    return switch (item) {
      case Item.Members members -> {
        Map<String, Item> outside = new LinkedHashMap<>();
        members
            .members()
            .forEach(
                (name, member) -> outside.put(name, rewrapped(member, inner, values, next, span)));
        yield new Item.Members(outside);
      }
      case Item.Sequence list ->
          new Item.Sequence(
              list.items().stream()
                  .map(entry -> rewrapped(entry, inner, values, next, span))
                  .toList());
      default -> {
        int index = next[0]++;
        Tensor tensor = inner.get(index);
        yield new Item.Value(
            new Tensor(values.get(index), tensor.element(), tensor.perExample()), span);
      }
    };
  }

  private void recordRow(Item.Instance instance, Item result, Activation at) {
    boolean top = at.definition().kind() == DefinitionKind.NETWORK && at.use() == null;
    boolean again =
        elaborator.workspace.rows.stream().anyMatch(row -> row.path().equals(instance.path()));
    if (top && !again && result instanceof Item.Value value) {
      elaborator.workspace.rows.add(
          new Workspace.Row(
              instance.path(), instance.definition().name().text(), value.tensor().shape()));
    }
  }
}
