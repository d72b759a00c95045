package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Program;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.TrainStatement;
import nnet.runtime.model.Training;
import org.jspecify.annotations.Nullable;

/** The phases of a {@code train} declaration: what each minimizes, over what, and how. */
final class PhaseElaboration {
  private final TrainSettings settings;
  private final Elaboration.Mode network;
  private final Elaborator elaborator;
  private final Activation at;
  private final List<String> trained;
  private final ParameterGroups groups;
  private final ConstraintElaboration constraints;

  /** A phase with the losses it minimizes, its part of the plan and its constraint. */
  record PhasePlan(
      String name,
      List<String> losses,
      Program.Phase phase,
      Training.Phase plan,
      Optional<Program.Entry> constraint) {}

  PhaseElaboration(TrainSettings settings, Elaboration.Mode network) {
    this.settings = settings;
    this.network = network;
    elaborator = settings.elaborator;
    at = settings.at;
    trained = trained();
    groups = new ParameterGroups(settings, trained);
    constraints = new ConstraintElaboration(settings, network.elaborator(), trained);
  }

  /** The paths of all parameters that are not frozen. */
  private List<String> trained() {
    List<String> all = List.copyOf(network.elaborator().workspace.parameters.keySet());
    List<String> left = new ArrayList<>(all);
    network.elaborator().workspace.parameters.values().stream()
        .filter(parameter -> !parameter.trainable())
        .forEach(parameter -> left.remove(parameter.path()));
    for (Expression.StringLiteral pattern : settings.frozen()) {
      left.removeAll(ParameterGroups.matched(settings, pattern, all));
    }
    if (left.isEmpty() && !settings.frozen().isEmpty()) {
      elaborator.reports.error(
          at, Code.BAD_VALUE, settings.frozen().getLast().span(), "nothing is left to train");
    }
    return left;
  }

  List<PhasePlan> all() {
    List<PhasePlan> plans = new ArrayList<>();
    if (settings.phases().isEmpty()) {
      List<String> losses = List.copyOf(network.body().losses.keySet());
      plan("all", losses, trained, settings.get("optimizer"), settings.span(), 1)
          .ifPresent(plans::add);
    }
    settings.phases().forEach(phase -> phase(phase).ifPresent(plans::add));
    return plans;
  }

  private Optional<PhasePlan> phase(TrainStatement.Phase phase) {
    String loss = phase.loss().text();
    Set<String> known = network.body().losses.keySet();
    if (!known.contains(loss)) {
      elaborator.reports.unknownName(
          at, Code.UNKNOWN_NAME, phase.loss().span(), "there is no loss", loss, known);
      return Optional.empty();
    }
    Expression optimizer =
        phase.optimizer() != null ? phase.optimizer() : settings.get("optimizer");
    int steps = settings.values().steps(phase.settings());
    return plan(
        phase.name().text(), List.of(loss), over(phase), optimizer, phase.name().span(), steps);
  }

  private List<String> over(TrainStatement.Phase phase) {
    if (phase.over().isEmpty()) {
      return trained;
    }
    Set<String> paths = new LinkedHashSet<>();
    for (Expression part : phase.over()) {
      String text = part instanceof Expression.StringLiteral s ? s.value() : part.span().text();
      paths.addAll(
          ParameterGroups.matched(
              settings, new Expression.StringLiteral(text, part.span()), trained));
    }
    return trained.stream().filter(paths::contains).toList();
  }

  private Optional<PhasePlan> plan(
      String name,
      List<String> losses,
      List<String> over,
      @Nullable Expression optimizer,
      Span span,
      int steps) {
    List<OptimizerStage> stages = OptimizerStage.of(optimizer, elaborator, at, span);
    if (stages.isEmpty()) {
      return Optional.empty();
    }
    List<OptimizerStage> all = new ArrayList<>(clipping());
    all.addAll(stages);
    return new OptimizerElaboration(elaborator.workspace, at, groups.options())
        .made(all)
        .map(made -> plan(settings.own(name), losses, over, made, steps));
  }

  /** What shortens the gradient of each element or parameter is an optimizer of the library. */
  private List<OptimizerStage> clipping() {
    List<OptimizerStage> stages = new ArrayList<>();
    for (String name : TrainSettings.CLIPPING) {
      Expression value = settings.get(name);
      Definition definition = elaborator.workspace.definitions.find(name);
      if (value != null && definition != null) {
        stages.add(OptimizerStage.of(definition, settings.limit(name), value.span()));
      }
    }
    return stages;
  }

  private PhasePlan plan(
      String name,
      List<String> losses,
      List<String> over,
      OptimizerElaboration.Made made,
      int steps) {
    String title = losses.size() == 1 ? losses.get(0) : NetworkEntries.TOTAL;
    Optional<Program.Entry> constraint = constraints.entry(name, over);
    Training.Phase plan =
        new Training.Phase(
            name,
            "train_" + name,
            title,
            made.plan(),
            List.of(),
            steps,
            settings.limit("clip_norm"),
            constraint.map(Program.Entry::name));
    Program.Phase phase =
        new Program.Phase(
            name, over, groups.numbers(), made.update(), made.optionNames(), made.options());
    return new PhasePlan(name, losses, phase, plan, constraint);
  }
}
