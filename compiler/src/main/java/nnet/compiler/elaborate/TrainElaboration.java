package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import nnet.runtime.model.Training;
import org.jspecify.annotations.Nullable;

/** Elaborates a {@code train} declaration: settings, phases with their optimizers, and the data. */
final class TrainElaboration {
  private final Definitions definitions;
  private final Diagnostics diagnostics;
  private final TrainSettings settings;
  private List<PhasePlan> phases = List.of();
  private Optional<DataElaboration.Elaborated> data = Optional.empty();

  TrainElaboration(
      Definitions definitions, Diagnostics diagnostics, Declaration.@Nullable Train train) {
    this.definitions = definitions;
    this.diagnostics = diagnostics;
    settings = new TrainSettings(definitions, diagnostics, train);
  }

  List<PhasePlan> phases() {
    return phases;
  }

  Optional<DataElaboration.Elaborated> data() {
    return data;
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
    return settings.frozen().stream().map(Expression.StringLiteral::value).toList();
  }

  void elaborate(Elaboration.Mode network) {
    Declaration.Train train = settings.train;
    if (train == null) {
      return;
    }
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
    new StatefulTraining(settings, data).check(network.elaborator().workspace);
    phases = new PhaseElaboration(settings, network).all();
  }

  /** What is wrong with settings and optimizers is said even where the network cannot be built. */
  private void checkSettings() {
    plan();
    settings.limit("clip_norm");
    TrainSettings.CLIPPING.forEach(settings::limit);
    check(settings.get("optimizer"));
    settings.phases().stream().map(TrainStatement.Phase::optimizer).forEach(this::check);
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
    SettingValues values = settings.values();
    Expression batch = settings.get("batch");
    boolean whole =
        batch instanceof Expression.NameReference reference
            && reference.name().text().equals("all");
    return Optional.of(
        new Training(
            (int) values.whole(settings.get("epochs"), 1, 1, "epochs"),
            whole ? 0 : (int) values.whole(batch, 32, 1, "batch"),
            whole,
            values.whole(settings.get("seed"), 0, Long.MIN_VALUE, "seed"),
            values.flag(settings.get("shuffle"), true, "shuffle"),
            (int) values.whole(settings.get("accumulate"), 1, 1, "accumulate"),
            Optional.ofNullable(settings.get("monitor")).map(SettingValues::monitor),
            phases.stream().map(PhasePlan::plan).toList(),
            values.earlyStopping(settings.get("early_stopping"))));
  }
}
