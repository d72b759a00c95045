package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Block;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Statement;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Optimizers and schedules: an update over the flat parameter array, elementwise, with float64
 * scalars; and for each real option a formula of the progress of training.
 */
final class OptimizerElaboration {
  private static final ValueType FLAT = ValueType.of(Dim.symbol("N"));

  private final Elaborator elaborator;
  private final Activation at;

  OptimizerElaboration(Elaborator elaborator, Activation at) {
    this.elaborator = elaborator;
    this.at = at;
  }

  record Made(
      String name,
      Region update,
      List<String> optionNames,
      List<Region> options,
      List<Double> stateInitials,
      List<Double> scalarInitials) {}

  Optional<Made> optimizer(@Nullable Expression expression, Span span) {
    if (expression == null) {
      elaborator.reports.add(
          at,
          Diagnostic.error(Code.MISSING_PART, span, "training needs an optimizer")
              .help("add optimizer: adam(learning_rate: 1e-3)"));
      return Optional.empty();
    }
    if (!elaborator.calls.names(expression, DefinitionKind.OPTIMIZER, at)) {
      return Optional.empty();
    }
    Item item = elaborator.evaluate(expression, at);
    return switch (item) {
      case Item.Instance instance when instance.definition().kind() == DefinitionKind.OPTIMIZER ->
          made(instance.definition(), instance.options());
      case Item.Template template when template.definition().kind() == DefinitionKind.OPTIMIZER ->
          made(template.definition(), Map.of());
      case Item.Unknown unknown -> Optional.empty();
      default -> {
        elaborator.reports.error(
            at, Code.WRONG_KIND, expression.span(), item.kind() + " is no optimizer");
        yield Optional.empty();
      }
    };
  }

  /** The optimizer by itself: numbers stand for all others, because each may follow a schedule. */
  void check(Definition definition) {
    Map<String, Argued> given = new LinkedHashMap<>();
    for (OptionSyntax option : definition.options()) {
      if (option.initial() == null) {
        given.put(option.name().text(), new Argued(new Item.Real(0.5), option.span()));
      }
    }
    made(definition, given);
  }

  private Optional<Made> made(Definition definition, Map<String, Argued> given) {
    if (!(definition.body() instanceof Body.Statements statements)) {
      elaborator.reports.error(
          at,
          Code.MISSING_PART,
          definition.name().span(),
          "the optimizer `" + definition.name() + "` needs a body in braces");
      return Optional.empty();
    }
    Frame frame = Frame.ofDoubles(definition.name().text());
    Scope scope = new Scope(null);
    declare(scope, frame, "parameter", FLAT, definition);
    declare(scope, frame, "gradient", FLAT, definition);
    declare(scope, frame, "step", ValueType.DOUBLE, definition);
    Activation inner = Activation.of(definition, frame, scope, "", null);
    List<String> names = new ArrayList<>();
    List<Region> options = new ArrayList<>();
    for (OptionSyntax option : definition.options()) {
      option(option, given.get(option.name().text()), inner, names, options);
    }
    List<Double> states = new ArrayList<>();
    List<Double> scalars = new ArrayList<>();
    run(statements.block(), inner, states, scalars);
    Tensor next = flat(scope.find("parameter"), inner, definition);
    if (next == null) {
      return Optional.empty();
    }
    frame.builder.result(Result.Kind.VALUE, "parameter", next.value());
    return Optional.of(
        new Made(definition.name().text(), frame.build(), names, options, states, scalars));
  }

  private static void declare(
      Scope scope, Frame frame, String name, ValueType type, Definition definition) {
    Value value = frame.builder.formal(Formal.Kind.VALUE, name, type);
    Tensor tensor = new Tensor(value, Element.F32, false);
    scope.declare(name, new Item.Value(tensor, definition.name().span()));
  }

  private @Nullable Tensor flat(@Nullable Item item, Activation inner, Definition definition) {
    if (item == null) {
      return null;
    }
    Tensor tensor = elaborator.tensors.of(item, definition.name().span(), inner);
    return tensor == null
        ? null
        : elaborator.tensors.broadcast(tensor, FLAT.shape(), false, inner.frame());
  }

  /** Numbers may follow a schedule and are read at each step; the rest is known now. */
  private void option(
      OptionSyntax option,
      @Nullable Argued given,
      Activation inner,
      List<String> names,
      List<Region> options) {
    String name = option.name().text();
    Item item =
        given != null
            ? given.item()
            : option.initial() == null
                ? Item.UNKNOWN
                : elaborator.calls.arguments().value(option.initial(), inner);
    boolean schedule = isSchedule(item);
    if (!Arithmetic.isNumber(item) && !schedule) {
      inner.scope().declare(name, item);
      return;
    }
    Value formal = inner.frame().builder.formal(Formal.Kind.VALUE, name, ValueType.DOUBLE);
    Span span = option.span();
    inner.scope().declare(name, new Item.Value(new Tensor(formal, Element.F32, false), span));
    names.add(name);
    options.add(formula(item, given == null ? span : given.span()));
  }

  private static boolean isSchedule(Item item) {
    return switch (item) {
      case Item.Instance instance -> instance.definition().kind() == DefinitionKind.SCHEDULE;
      case Item.Template template -> template.definition().kind() == DefinitionKind.SCHEDULE;
      default -> false;
    };
  }

  /** The option as a function of step, total_steps, epoch and monitor. */
  private Region formula(Item item, Span span) {
    Frame frame = Frame.ofDoubles("option");
    Map<String, Argued> progress = new LinkedHashMap<>();
    for (String name : List.of("step", "total_steps", "epoch", "monitor")) {
      Value value = frame.builder.formal(Formal.Kind.VALUE, name, ValueType.DOUBLE);
      progress.put(
          name, new Argued(new Item.Value(new Tensor(value, Element.F32, false), span), span));
    }
    Activation inner = Activation.of(at.definition(), frame, new Scope(null), "", null);
    Item value = isSchedule(item) ? scheduled(item, progress, inner, span) : item;
    Tensor tensor = elaborator.tensors.of(value, span, inner);
    Tensor number = tensor != null ? tensor : elaborator.tensors.constant(0, frame);
    frame.builder.result(Result.Kind.VALUE, "value", number.value());
    return frame.build();
  }

  private Item scheduled(Item item, Map<String, Argued> progress, Activation inner, Span span) {
    Item.Instance instance =
        item instanceof Item.Template template
            ? new Item.Instance(template.definition(), Map.of(), "")
            : (Item.Instance) item;
    Map<String, Argued> wanted = new LinkedHashMap<>();
    instance
        .definition()
        .parameters()
        .forEach(parameter -> {
          String name = parameter.name().text();
          Argued argument = progress.get(name);
          if (argument == null) {
            elaborator.reports.unknownName(
                inner,
                Code.UNKNOWN_NAME,
                parameter.name().span(),
                "a schedule is not given",
                name,
                progress.keySet());
          } else {
            wanted.put(name, argument);
          }
        });
    return elaborator.layers.apply(instance, List.of(), wanted, inner, span);
  }

  /** Runs the body: states are formals, assigned in program order. */
  private void run(Block block, Activation inner, List<Double> states, List<Double> scalars) {
    Map<String, String> kinds = new LinkedHashMap<>();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.State state) {
        state(state, inner, states, scalars, kinds);
      } else if (statement instanceof Statement.Assign assign && assign.targets().size() == 1) {
        assign(assign, inner, kinds);
      } else if (!(statement instanceof Statement.Broken)) {
        elaborator.reports.error(
            inner,
            Code.WRONG_KIND,
            statement.span(),
            "the body of an optimizer holds states and assignments");
      }
    }
  }

  private void state(
      Statement.State state,
      Activation inner,
      List<Double> states,
      List<Double> scalars,
      Map<String, String> kinds) {
    boolean scalar = state.type() != null && state.type().base().text().equals("scalar");
    String name = state.name().text();
    double initial = elaborator.bodies.initialNumber(state.initial(), inner);
    (scalar ? scalars : states).add(initial);
    kinds.put(name, scalar ? "scalar" : "flat");
    ValueType type = scalar ? ValueType.DOUBLE : FLAT;
    Tensor tensor = new Tensor(inner.frame().state(name, type), Element.F32, false);
    inner.scope().declare(name, new Item.Value(tensor, state.name().span()));
  }

  private void assign(Statement.Assign assign, Activation inner, Map<String, String> kinds) {
    String name = assign.targets().get(0).text();
    Item item = elaborator.evaluate(assign.value(), inner);
    String kind = kinds.get(name);
    if (kind != null) {
      Tensor tensor = elaborator.tensors.of(item, assign.value().span(), inner);
      if (tensor == null) {
        return;
      }
      Shape shape = kind.equals("scalar") ? Shape.SCALAR : FLAT.shape();
      Tensor whole = elaborator.tensors.broadcast(tensor, shape, false, inner.frame());
      inner.frame().commit(name, whole.value());
      item = new Item.Value(whole, assign.value().span());
    }
    inner.scope().declare(name, item);
  }
}
