package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.elaborate.PhaseElaboration.PhasePlan;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.TrainStatement;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Training;
import nnet.runtime.train.LearningRateFinder;
import org.jspecify.annotations.Nullable;

/** Elaborates a {@code train} declaration: settings, phases with their optimizers, and the data. */
final class TrainElaboration {
  private static final String VALIDATION = "validation";

  private final Definitions definitions;
  private final Diagnostics diagnostics;
  private final TrainSettings settings;
  private final List<StageElaboration> stages = new ArrayList<>();
  private Optional<DataElaboration.Elaborated> data = Optional.empty();
  private @Nullable NetworkBody network;

  /**
   * @param run what the variables of a table of runs are
   */
  TrainElaboration(
      Definitions definitions,
      Diagnostics diagnostics,
      Declaration.@Nullable Train train,
      Assignment run) {
    this.definitions = definitions;
    this.diagnostics = diagnostics;
    settings = new TrainSettings(definitions, diagnostics, train, run);
  }

  /** The variable of a table of runs that is the seed. */
  Optional<String> seedVariable() {
    return settings.seedVariable();
  }

  /** Whether a variable of a table of runs changes more than the seed. */
  boolean uses(String variable) {
    return settings.at.scope().isUsed(variable);
  }

  /** One for training without stages. */
  List<StageElaboration> stages() {
    return stages;
  }

  /** Those of all stages. */
  List<PhasePlan> phases() {
    return stages.stream().flatMap(stage -> stage.phases().stream()).toList();
  }

  /** A stage: the network as it is in it, and its phases. */
  record StageElaboration(
      TrainSettings settings, Elaboration.Mode network, List<PhasePlan> phases) {

    /** What the classes of a target count for. */
    Optional<Training.ClassWeights> classWeights() {
      return new SamplingSettings(settings, network.body()).read().classWeights();
    }
  }

  Optional<DataElaboration.Elaborated> data() {
    return data;
  }

  /** The learning rate can be set anew at each step. */
  void sweep() {
    settings.elaborator.workspace.readEachStep.add(LearningRateFinder.OPTION);
  }

  Map<String, Argued> networkOptions(Definition network, Map<String, String> given) {
    return settings.networkOptions(network, given);
  }

  /** The options that are given, not yet checked. */
  Map<String, Argued> givenOptions(Map<String, String> given) {
    return settings.givenOptions(given);
  }

  /** Patterns of what stays as it is. */
  List<String> frozen() {
    return frozen(settings);
  }

  private static List<String> frozen(TrainSettings settings) {
    return settings.frozen().stream().map(Expression.StringLiteral::value).toList();
  }

  /**
   * @param frozenOtherwise the network with these patterns frozen
   */
  void elaborate(
      Elaboration.Mode network, Function<List<String>, Elaboration.Mode> frozenOtherwise) {
    Declaration.Train train = settings.train;
    if (train == null) {
      return;
    }
    this.network = network.body().failed() ? null : network.body();
    checkSettings();
    data = new DataElaboration(definitions, diagnostics).of(train, network.body());
    if (network.body().failed() || settings.failed()) {
      return;
    }
    if (network.body().losses.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(
                  Code.MISSING_LOSS,
                  train.network().span(),
                  "`" + train.network() + "` has no loss to train with")
              .help("add one to the network, such as loss = mse(output, target)"));
      return;
    }
    new StartElaboration(settings, network.elaborator().workspace).check();
    data.ifPresent(rows -> hasValidation(rows.plan(), train, network.body()));
    for (TrainSettings stage : settings.stages()) {
      new StatefulTraining(stage, data).check(network.elaborator().workspace);
      boolean same = frozen(stage).equals(frozen());
      Elaboration.Mode own = same ? network : frozenOtherwise.apply(frozen(stage));
      stages.add(new StageElaboration(stage, own, new PhaseElaboration(stage, own).all()));
    }
  }

  /** Without rows to validate with, no threshold of a decision can be fitted. */
  private void hasValidation(DataPlan rows, Declaration.Train train, NetworkBody network) {
    boolean there =
        rows.split().filter(split -> split.shares().containsKey(VALIDATION)).isPresent()
            || rows.sources().stream().anyMatch(source -> source.part().equals(VALIDATION));
    if (there || network.fitted().isEmpty()) {
      return;
    }
    diagnostics.add(
        Diagnostic.error(
                Code.BAD_SPLIT,
                train.data().span(),
                "`" + train.data() + "` has no validation rows, and a threshold is fitted on them")
            .label(network.fitted().get(), "this one")
            .help(
                "split some off: split "
                    + rows.split().map(DataPlan.Split::kind).orElse("random")
                    + "(...): train 0.7, validation 0.15, test 0.15"));
  }

  /** What is wrong with settings and optimizers is said even where the network cannot be built. */
  private void checkSettings() {
    plan();
    settings.stages().forEach(this::check);
    settings.phases().stream().map(TrainStatement.Phase::optimizer).forEach(this::check);
  }

  private void check(TrainSettings stage) {
    plan(stage, List.of());
    stage.limit("clip_norm");
    TrainSettings.CLIPPING.forEach(stage::limit);
    check(stage.get("optimizer"));
  }

  private void check(@Nullable Expression optimizer) {
    if (optimizer == null) {
      return;
    }
    List<OptimizerStage> stages =
        OptimizerStage.of(optimizer, settings.elaborator, settings.at, optimizer.span());
    if (!stages.isEmpty()) {
      new OptimizerElaboration(settings.elaborator.workspace, settings.at, List.of(Map.of()))
          .made(stages);
    }
  }

  /** The plan of training; empty where the file has no train declaration for the network. */
  Optional<Training> plan() {
    if (settings.train == null) {
      return Optional.empty();
    }
    List<Training.Phase> phases = phases().stream().map(PhasePlan::plan).toList();
    return Optional.of(plan(settings, phases).withCourse(course()));
  }

  private Training plan(TrainSettings settings, List<Training.Phase> phases) {
    SettingValues values = settings.values();
    Expression batch = settings.get("batch");
    boolean whole =
        batch instanceof Expression.NameReference reference
            && reference.name().text().equals("all");
    return new Training(
        (int) values.whole(settings.get("epochs"), 1, 1, "epochs"),
        whole ? 0 : (int) values.whole(batch, 32, 1, "batch"),
        whole,
        settings.seed(),
        new SamplingSettings(settings, network).read(),
        (int) values.whole(settings.get("accumulate"), 1, 1, "accumulate"),
        Optional.ofNullable(settings.get("monitor")).map(SettingValues::monitor),
        phases,
        values.earlyStopping(settings.get("early_stopping")),
        Training.Course.PLAIN);
  }

  private Training.Course course() {
    List<Training.Stage> plans = new ArrayList<>();
    int first = 0;
    for (StageElaboration stage : settings.hasStages() ? stages : List.<StageElaboration>of()) {
      List<Training.Phase> phases = stage.phases().stream().map(PhasePlan::plan).toList();
      Training plan = plan(stage.settings(), phases);
      plans.add(new Training.Stage(stage.settings().stage(), first, plan));
      first += phases.size();
    }
    return new Training.Course(
        "",
        settings.values().checkpoints(settings.get("checkpoint")),
        StartElaboration.start(settings),
        StartElaboration.renamed(settings),
        plans,
        Optional.empty());
  }
}
