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
import nnet.compiler.graph.Program;
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
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Statement;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.runtime.model.Training;
import org.jspecify.annotations.Nullable;

/**
 * An optimizer, or several in a pipeline: an update over the flat parameter array, with float64
 * scalars; and for each real option that changes a formula of the progress of training.
 */
final class OptimizerElaboration {
  /** The elements of one parameter, whatever its shape. */
  static final ValueType FLAT = ValueType.of(Dim.BATCH);

  private final Workspace outer;
  private final Elaborator elaborator;
  private final Activation at;
  private final Frame frame = Frame.ofDoubles("update");
  private final UpdateOptions options;
  private Optional<String> average = Optional.empty();

  /**
   * @param groups the options that each group of parameters has instead, the first group none
   */
  OptimizerElaboration(Workspace outer, Activation at, List<Map<String, Argued>> groups) {
    this.outer = outer;
    this.at = at;
    elaborator = new Elaborator(outer.fresh());
    options = new UpdateOptions(elaborator, groups, frame, at);
  }

  /**
   * @param options for each group of parameters and each name a region
   */
  record Made(
      Region update, List<String> optionNames, List<Region> options, Training.Optimizer plan) {}

  /** The stages one after the other; empty where something is wrong, which is reported. */
  Optional<Made> made(List<OptimizerStage> stages) {
    int before = outer.diagnostics.errorsSeen();
    Span span = stages.getLast().definition().name().span();
    Item parameter = formal("parameter", FLAT, span);
    Item gradient = formal("gradient", FLAT, span);
    Item step = formal("step", ValueType.DOUBLE, span);
    Map<String, Integer> names = new LinkedHashMap<>();
    for (OptimizerStage stage : stages) {
      Scope scope = new Scope(null);
      scope.declare("parameter", parameter);
      scope.declare("gradient", gradient);
      scope.declare("step", step);
      run(stage, scope, stages.size() == 1 ? "" : unique(stage, names));
      parameter = flat(scope.find("parameter"), stage);
      gradient = flat(scope.find("gradient"), stage);
    }
    options.checkNames(stages);
    if (outer.diagnostics.errorsSeen() > before || parameter.tensor() == null) {
      return Optional.empty();
    }
    frame.builder.result(Result.Kind.VALUE, "parameter", parameter.tensor().value());
    Region update = frame.build();
    return new UpdateCheck(elaborator, at).holds(update, span)
        ? Optional.of(made(stages.getLast().definition().name().text(), update))
        : Optional.empty();
  }

  private static String unique(OptimizerStage stage, Map<String, Integer> names) {
    String name = stage.definition().name().text();
    int count = names.merge(name, 1, Integer::sum);
    return count == 1 ? name : name + "_" + count;
  }

  private Item formal(String name, ValueType type, Span span) {
    Value value = frame.builder.formal(Formal.Kind.VALUE, name, type);
    return new Item.Value(new Tensor(value, Element.F32, false), span);
  }

  private Item flat(@Nullable Item item, OptimizerStage stage) {
    Activation inner = Activation.of(stage.definition(), frame, new Scope(null), "", null);
    Tensor tensor =
        item == null ? null : elaborator.tensors.of(item, stage.definition().name().span(), inner);
    return tensor == null
        ? Item.UNKNOWN
        : new Item.Value(
            elaborator.tensors.broadcast(tensor, FLAT.shape(), false, frame),
            stage.definition().name().span());
  }

  private void run(OptimizerStage stage, Scope scope, String path) {
    Definition definition = stage.definition();
    boolean alone = definition.equals(at.definition());
    Activation.@Nullable Use use = alone ? null : new Activation.Use(stage.span(), at);
    Activation inner = Activation.of(definition, frame, scope, path, use);
    if (!(definition.body() instanceof Body.Statements statements)) {
      elaborator.reports.error(
          at,
          Code.MISSING_PART,
          definition.name().span(),
          "the optimizer `" + definition.name() + "` needs a body in braces");
      return;
    }
    for (OptionSyntax option : definition.options()) {
      options.declare(option, stage.options().get(option.name().text()), inner);
    }
    if (elaborator.bodies.requirementsHold(definition, inner, stage.span())) {
      Block block = statements.block();
      elaborator.bodies.run(block, inner, this::result);
    }
  }

  /** {@code result average}: the state that takes the parameter's place outside of training. */
  private boolean result(Statement statement, Activation inner) {
    if (!(statement instanceof Statement.Result result)) {
      return false;
    }
    String path =
        result.value() instanceof Expression.NameReference reference
            ? inner.outcome().states.get(reference.name().text())
            : null;
    Workspace.State state = path == null ? null : elaborator.workspace.states.get(path);
    if (state == null || !state.type().equals(FLAT)) {
      elaborator.reports.add(
          inner,
          Diagnostic.error(
                  Code.WRONG_KIND,
                  result.value().span(),
                  "the result of an optimizer is one of its states, of the parameter's shape")
              .help("declare state average = parameter, assign it, then say result average"));
    } else {
      average = Optional.of(state.path());
    }
    return true;
  }

  private Made made(String name, Region update) {
    List<Training.State> states = new ArrayList<>();
    List<Double> scalars = new ArrayList<>();
    Optional<Integer> averaged = Optional.empty();
    for (Formal formal : update.formals(Formal.Kind.STATE)) {
      Workspace.State state = elaborator.workspace.states.get(formal.path());
      if (state == null) {
        throw new IllegalStateException("an update with an unknown state " + formal);
      }
      if (!state.type().equals(FLAT)) {
        scalars.add(state.initial());
        continue;
      }
      if (average.equals(Optional.of(state.path()))) {
        averaged = Optional.of(states.size());
      }
      states.add(new Training.State(state.initial(), state.ofParameter()));
    }
    Training.Optimizer plan =
        new Training.Optimizer(
            name,
            states,
            scalars,
            options.names(),
            options.groups(),
            options.memory(),
            averaged,
            update.nodes().stream().anyMatch(Program.Phase::isReduction));
    return new Made(update, options.names(), options.regions(), plan);
  }
}
