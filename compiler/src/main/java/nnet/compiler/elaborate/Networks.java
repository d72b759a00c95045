package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Statement;
import nnet.compiler.type.Dim;

/**
 * Networks used as layers: from inputs to outputs, in the caller's region. Losses and metrics are
 * left out; penalties stay.
 */
final class Networks {
  private final Elaborator elaborator;

  Networks(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  Item apply(
      Item.Instance instance,
      List<Argued> positional,
      Map<String, Argued> named,
      Activation at,
      Span span) {
    Definition definition = instance.definition();
    if (!elaborator.bodies.mayApply(definition, at, span)) {
      return Item.UNKNOWN;
    }
    if (at.isInside(definition)) {
      return elaborator.reports.error(
          at, Code.TOO_LARGE, span, "the network `" + definition.name() + "` contains itself");
    }
    if (!(definition.body() instanceof Body.Statements statements)) {
      return Item.UNKNOWN;
    }
    Activation inner =
        Activation.of(
            definition, at.frame(), new Scope(null), instance.path(), new Activation.Use(span, at));
    if (!elaborator.bodies.declareOptions(definition, instance.options(), inner)
        || !elaborator.bodies.requirementsHold(definition, inner, span)) {
      return Item.UNKNOWN;
    }
    Uses uses = new Uses(positional, named, span);
    elaborator.bodies.run(statements.block(), inner, uses);
    return uses.result(definition, at);
  }

  /** Gives a network its inputs and keeps its outputs. */
  private final class Uses implements Bodies.Special {
    private final List<Argued> rest;
    private final Map<String, Argued> named;
    private final Span span;
    private final Map<String, Item> outputs = new LinkedHashMap<>();
    private final List<Statement.DimensionBound> bounds = new ArrayList<>();

    Uses(List<Argued> positional, Map<String, Argued> named, Span span) {
      rest = new ArrayList<>(positional);
      this.named = new LinkedHashMap<>(named);
      this.span = span;
    }

    @Override
    public boolean take(Statement statement, Activation at) {
      switch (statement) {
        case Statement.DimensionBound bound -> bounds.add(bound);
        case Statement.Input input -> input(input, at);
        case Statement.Target target -> at.scope().declare(target.name().text(), Item.UNKNOWN);
        case Statement.Output output ->
            outputs.put(output.name().text(), Outputs.of(elaborator, output, at));
        case Statement.Penalty penalty ->
            elaborator.workspace.penalties.add(new Workspace.Penalty(penalty, at));
        case Statement.Loss loss -> {}
        case Statement.Metric metric -> {}
        case Statement.Decision decision -> {}
        default -> {
          return false;
        }
      }
      return true;
    }

    private void input(Statement.Input input, Activation at) {
      String name = input.name().text();
      Argued byName = named.remove(name);
      Argued given = byName != null ? byName : rest.isEmpty() ? null : rest.remove(0);
      if (given == null) {
        at.scope()
            .declare(
                name,
                elaborator.reports.error(
                    at,
                    Code.MISSING_ARGUMENT,
                    span,
                    "the network's input `" + name + "` is not given"));
        return;
      }
      var labels = new WrittenLabels(elaborator);
      var tensor = labels.of(given.item(), input.type(), given.span(), at);
      String who = "the input `" + name + "` is declared";
      Item item =
          tensor != null && elaborator.unifier.matches(tensor, input.type(), at, given.span(), who)
              ? new Item.Value(tensor, given.span())
              : Item.UNKNOWN;
      at.scope().declare(name, item);
      bounds.removeIf(bound -> checked(bound, given.span(), at));
    }

    /** Whether the {@code dim} has got its size from an input; it must not be more than it can. */
    private boolean checked(Statement.DimensionBound bound, Span argument, Activation at) {
      Item size = at.scope().find(bound.name().text());
      if (size == null) {
        return false;
      }
      Optional<Dim> most =
          bound.atMost() == null
              ? Optional.empty()
              : elaborator.unifier.types().positive(bound.atMost(), at);
      if (size instanceof Item.Exact exact && most.isPresent()) {
        Dim given = elaborator.workspace.dims.bounded(exact.value().numerator());
        if (given.minus(most.get()).constant().orElse(0L) > 0) {
          elaborator.reports.error(
              at,
              Code.DIMENSION,
              argument,
              "`" + bound.name() + "` is at most " + most.get() + "; this can be " + given);
        }
      }
      return true;
    }

    private Item result(Definition definition, Activation at) {
      if (!rest.isEmpty() || !named.isEmpty()) {
        Span extra = rest.isEmpty() ? named.values().iterator().next().span() : rest.get(0).span();
        return elaborator.reports.error(
            at,
            Code.TOO_MANY_ARGUMENTS,
            extra,
            "`" + definition.name() + "` has no input for this");
      }
      return outputs.size() == 1 ? outputs.values().iterator().next() : new Item.Members(outputs);
    }
  }
}
