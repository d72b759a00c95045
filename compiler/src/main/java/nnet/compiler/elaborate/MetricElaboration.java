package nnet.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.elaborate.Item.Callee;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Statement;
import nnet.compiler.type.Element;
import nnet.runtime.model.Schema;
import org.jspecify.annotations.Nullable;

/** Elaborates {@code metric} statements: a formula for each example, or states with a result. */
final class MetricElaboration {
  /** Where less is better, as it is of every loss; of all others more is. */
  private static final Set<String> ERRORS =
      Set.of("rmse", "perplexity", "confused", "false_positives", "false_negatives");

  private final Elaborator elaborator;

  MetricElaboration(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  Optional<MetricBody> metric(Statement.Metric statement, Activation at) {
    if (!elaborator.calls.names(statement.value(), DefinitionKind.METRIC, at)) {
      return Optional.empty();
    }
    Definition stateful = stateful(statement.value());
    String callee = calleeName(statement.value());
    String name = at.unique(statement.name() != null ? statement.name().text() : callee);
    return stateful != null
        ? withStates(stateful, (Expression.Call) statement.value(), name, at)
        : formula(statement.value(), name, callee, at);
  }

  private static String calleeName(Expression value) {
    return value instanceof Expression.Call call
            && call.function() instanceof Expression.NameReference reference
        ? reference.name().text()
        : "metric";
  }

  /** The definition of a metric with states, or null where the value is a formula. */
  private @Nullable Definition stateful(Expression value) {
    if (value instanceof Expression.Call call
        && call.function() instanceof Expression.NameReference reference
        && elaborator.expressions.callable(reference.name()) instanceof Item.Function function
        && function.callee() instanceof Callee.Defined defined
        && defined.definition().kind() == DefinitionKind.METRIC
        && defined.definition().body() instanceof Body.Statements statements
        && statements.block().statements().stream().anyMatch(Statement.Update.class::isInstance)) {
      return defined.definition();
    }
    return null;
  }

  private @Nullable Definition called(Expression value) {
    return value instanceof Expression.Call call
            && call.function() instanceof Expression.NameReference reference
        ? elaborator.workspace.definitions.find(reference.name())
        : null;
  }

  private static boolean higherIsBetter(String callee, @Nullable Definition definition) {
    boolean loss = definition != null && definition.kind() == DefinitionKind.LOSS;
    return !loss && !ERRORS.contains(callee);
  }

  private static String path(String metric, String state) {
    return "metric." + metric + "." + state;
  }

  /** The mean over examples, as two states. */
  private Optional<MetricBody> formula(
      Expression value, String name, String callee, Activation at) {
    Span span = value.span();
    Item item = elaborator.evaluate(value, at);
    Tensor tensor = elaborator.tensors.of(item, span, at);
    Tensor number = tensor == null ? null : elaborator.primitives.meanOfExample(tensor, at, span);
    if (number == null) {
      return Optional.empty();
    }
    Tensor one = elaborator.tensors.constant(1, at.frame());
    accumulate(path(name, "sum"), number, span, at);
    accumulate(path(name, "count"), one, span, at);
    Region result = ratio(name);
    return Optional.of(new MetricBody(name, result, higherIsBetter(callee, called(value))));
  }

  private void accumulate(String path, Tensor number, Span span, Activation at) {
    ValueType type = ValueType.SCALAR;
    elaborator.workspace.states.put(
        path, new Workspace.State(path, type, Schema.State.Kind.METRIC, 0, false));
    Argued before =
        new Argued(
            new Item.Value(new Tensor(at.frame().state(path, type), Element.F32, false), span),
            span);
    Item sum =
        elaborator.functions.call(
            Primitives.function("sum"),
            new Arguments.Evaluated(
                List.of(new Argued(new Item.Value(number, span), span)),
                Map.of("over", new Argued(new Item.Text("batch"), span))),
            at,
            span);
    Tensor total =
        elaborator
            .primitives
            .call("add", List.of(before, new Argued(sum, span)), at, span)
            .tensor();
    if (total != null) {
      at.frame().commit(path, total.value());
    }
  }

  private Region ratio(String name) {
    Frame frame = Frame.ofDoubles(name);
    Value sum = frame.builder.formal(Formal.Kind.STATE, path(name, "sum"), ValueType.DOUBLE);
    Value count = frame.builder.formal(Formal.Kind.STATE, path(name, "count"), ValueType.DOUBLE);
    Value mean = frame.builder.apply(Tensors.operator("divide"), sum, count);
    frame.builder.result(Result.Kind.VALUE, name, mean);
    return frame.build();
  }

  private Optional<MetricBody> withStates(
      Definition definition, Expression.Call call, String name, Activation at) {
    Activation inner =
        Activation.of(
            definition,
            at.frame(),
            new Scope(null),
            "metric." + name,
            new Activation.Use(call.span(), at));
    if (!bound(definition, call, inner, at)) {
      return Optional.empty();
    }
    Special special = new Special();
    if (definition.body() instanceof Body.Statements statements) {
      elaborator.bodies.run(statements.block(), inner, special);
    }
    Expression result = special.result;
    if (result == null) {
      elaborator.reports.error(
          at,
          Code.MISSING_PART,
          call.span(),
          "the metric `" + definition.name() + "` has no result");
      return Optional.empty();
    }
    return result(result, name, inner)
        .map(region ->
            new MetricBody(name, region, higherIsBetter(definition.name().text(), definition)));
  }

  private boolean bound(
      Definition definition, Expression.Call call, Activation inner, Activation at) {
    Arguments.Evaluated given = elaborator.calls.arguments().evaluate(call.arguments(), at);
    int tensors = definition.parameters().size();
    List<Argued> positional = given.positional();
    List<Argued> operands = positional.subList(0, Math.min(tensors, positional.size()));
    List<Argued> rest = positional.subList(operands.size(), positional.size());
    Map<String, Argued> named = new LinkedHashMap<>(given.named());
    Map<String, Argued> byName = new LinkedHashMap<>();
    definition
        .parameters()
        .forEach(parameter -> {
          Argued argument = named.remove(parameter.name().text());
          if (argument != null) {
            byName.put(parameter.name().text(), argument);
          }
        });
    List<Argued> arguments =
        elaborator.layers.arguments(definition, operands, byName, at, call.span());
    Map<String, Argued> options =
        elaborator.calls.arguments().options(definition, rest, named, at, call.span());
    if (arguments == null
        || options == null
        || arguments.stream().anyMatch(a -> a.item() instanceof Item.Unknown)) {
      return false;
    }
    List<Argued> paired =
        elaborator.functions.pairing().paired(definition, arguments, at, call.span());
    return paired != null
        && elaborator.bodies.declareOptions(definition, options, inner)
        && elaborator.unifier.parameters(definition, paired, inner, call.span())
        && elaborator.bodies.requirementsHold(definition, inner, call.span());
  }

  /** The result's formula over the states in float64. */
  private Optional<Region> result(Expression formula, String name, Activation inner) {
    Frame frame = Frame.ofDoubles(name);
    Scope scope = new Scope(null);
    inner
        .outcome()
        .states
        .forEach((state, path) -> {
          Value value = frame.builder.formal(Formal.Kind.STATE, path, ValueType.DOUBLE);
          scope.declare(
              state, new Item.Value(new Tensor(value, Element.F32, false), formula.span()));
        });
    inner
        .definition()
        .options()
        .forEach(option -> {
          Item item = inner.scope().find(option.name().text());
          scope.declare(option.name().text(), item == null ? Item.UNKNOWN : item);
        });
    Activation results = Activation.of(inner.definition(), frame, scope, inner.path(), inner.use());
    Item item = elaborator.evaluate(formula, results);
    Tensor tensor = elaborator.tensors.of(item, formula.span(), results);
    if (tensor == null) {
      return Optional.empty();
    }
    frame.builder.result(Result.Kind.VALUE, name, tensor.value());
    return Optional.of(frame.build());
  }

  /** Takes {@code update} and {@code result}. */
  private final class Special implements Bodies.Special {
    @Nullable Expression result;

    @Override
    public boolean take(Statement statement, Activation at) {
      if (statement instanceof Statement.Update update) {
        elaborator.bodies.run(update.body(), at, (inner, where) -> false);
        return true;
      }
      if (statement instanceof Statement.Result given) {
        result = given.value();
        return true;
      }
      return false;
    }
  }
}
