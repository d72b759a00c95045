package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.TrainStatement;
import org.jspecify.annotations.Nullable;

/** The statements of a {@code train} declaration, read but not yet made anything of. */
final class TrainSettings {
  static final Set<String> SETTINGS =
      new TreeSet<>(
          List.of(
              "optimizer",
              "epochs",
              "batch",
              "seed",
              "shuffle",
              "sampling",
              "class_weights",
              "accumulate",
              "clip_norm",
              "clip_norm_each",
              "clip_value",
              "constraint",
              "groups",
              "monitor",
              "early_stopping",
              "checkpoint",
              "network"));

  /** Those that a stage may have for itself. */
  private static final Set<String> OF_STAGES =
      new TreeSet<>(
          List.of(
              "optimizer",
              "epochs",
              "batch",
              "shuffle",
              "accumulate",
              "clip_norm",
              "clip_norm_each",
              "clip_value",
              "constraint",
              "groups",
              "monitor",
              "early_stopping"));

  /** Those that a variable of a table of runs can be by its name alone. */
  private static final Set<String> VARIABLE =
      new TreeSet<>(
          List.of(
              "optimizer",
              "epochs",
              "batch",
              "seed",
              "shuffle",
              "accumulate",
              "clip_norm",
              "clip_norm_each",
              "clip_value"));

  /** Settings that put the library's optimizers of these names in front. */
  static final List<String> CLIPPING = List.of("clip_norm_each", "clip_value");

  private final Diagnostics diagnostics;
  final Elaborator elaborator;
  final Activation at;
  final Declaration.@Nullable Train train;
  private final Map<String, Expression> settings = new LinkedHashMap<>();
  private final List<TrainStatement.Phase> phases = new ArrayList<>();
  private final List<Expression.StringLiteral> frozen = new ArrayList<>();
  private final List<TrainSettings> stages = new ArrayList<>();
  private final List<TrainStatement.Renamed> renamed = new ArrayList<>();
  private final String stage;
  private final Assignment run;
  private TrainStatement.@Nullable Start start;
  private final boolean failed;

  /**
   * @param run what the variables of a table of runs are
   */
  TrainSettings(
      Definitions definitions,
      Diagnostics diagnostics,
      Declaration.@Nullable Train train,
      Assignment run) {
    this.diagnostics = diagnostics;
    this.train = train;
    this.run = run;
    stage = "";
    elaborator = new Elaborator(new Workspace(definitions, diagnostics, true, false));
    at = Activation.of(SettingValues.OWNER, Frame.ofDoubles("train"), new Scope(null), "", null);
    int before = diagnostics.errorsSeen();
    if (train != null) {
      read(train);
    }
    failed = diagnostics.errorsSeen() > before;
  }

  /** A stage: all that it does not say itself is as in the whole. */
  private TrainSettings(TrainSettings whole, TrainStatement.Stage statement) {
    diagnostics = whole.diagnostics;
    train = whole.train;
    run = whole.run;
    elaborator = whole.elaborator;
    at = whole.at;
    stage = statement.name().text();
    phases.addAll(whole.phases);
    frozen.addAll(whole.frozen);
    frozen.addAll(statement.frozen());
    int before = diagnostics.errorsSeen();
    for (Argument argument : statement.settings()) {
      if (argument.name() != null) {
        setting("stage", OF_STAGES, argument.name(), argument.value());
      }
    }
    whole.settings.forEach(settings::putIfAbsent);
    failed = diagnostics.errorsSeen() > before;
  }

  /** The stages, one after the other; where there are none, the whole is the only one. */
  List<TrainSettings> stages() {
    return stages.isEmpty() ? List.of(this) : stages;
  }

  boolean hasStages() {
    return !stages.isEmpty();
  }

  /** Its name; empty where there are no stages. */
  String stage() {
    return stage;
  }

  /** The name of a phase, which other stages may have, too. */
  String own(String phase) {
    return stage.isEmpty() ? phase : stage + "." + phase;
  }

  TrainStatement.@Nullable Start start() {
    return start;
  }

  List<TrainStatement.Renamed> renamed() {
    return renamed;
  }

  /** Whether something could not be read. */
  boolean failed() {
    return failed;
  }

  @Nullable Expression get(String name) {
    return settings.get(name);
  }

  SettingValues values() {
    return new SettingValues(elaborator, at);
  }

  /** A limit of a gradient; 0 where there is none. */
  double limit(String name) {
    Expression value = settings.get(name);
    double limit = values().real(value, 0, name);
    if (value != null && limit <= 0) {
      elaborator.reports.error(
          at, Code.BAD_VALUE, value.span(), "`" + name + "` is a number greater than 0");
    }
    return limit;
  }

  List<TrainStatement.Phase> phases() {
    return phases;
  }

  /** Patterns of what is neither updated nor in training mode. */
  List<Expression.StringLiteral> frozen() {
    return frozen;
  }

  /** Where to say what is wrong with the whole. */
  Span span() {
    return train == null ? at.definition().span() : train.network().span();
  }

  private void read(Declaration.Train train) {
    run.choices().forEach((name, choice) -> at.scope().declare(name, choice.item()));
    for (TrainStatement statement : train.statements()) {
      switch (statement) {
        case TrainStatement.Setting setting ->
            setting("train", SETTINGS, setting.name(), setting.value());
        case TrainStatement.Phase phase -> phases.add(phase);
        case TrainStatement.Freeze freeze -> frozen.add(freeze.pattern());
        case TrainStatement.Stage each -> {}
        case TrainStatement.Start given -> start(given);
        case TrainStatement.Renamed given -> renamed.add(given);
        case TrainStatement.Assign assign -> notYet(assign.span(), "an assignment in train is");
        case TrainStatement.Broken broken -> {}
      }
    }
    train.loops().forEach(loop -> implied(loop.variable()));
    // Last, as a stage knows all settings of the whole, wherever they stand.
    train
        .statements()
        .forEach(statement -> {
          if (statement instanceof TrainStatement.Stage each) {
            stage(each);
          }
        });
  }

  /** A variable that is called as a setting is that setting, where the block does not say it. */
  private void implied(Name variable) {
    if (VARIABLE.contains(variable.text())) {
      settings.putIfAbsent(variable.text(), new Expression.NameReference(variable));
    }
  }

  /** The variable of a table of runs that is the seed. */
  Optional<String> seedVariable() {
    return settings.get("seed") instanceof Expression.NameReference reference
        ? Optional.of(reference.name().text()).filter(name -> run.choice(name) != null)
        : Optional.empty();
  }

  /** Where a variable gives it, that counts as no use of the variable. */
  long seed() {
    Assignment.@Nullable Choice choice = seedVariable().map(run::choice).orElse(null);
    Expression value = settings.get("seed");
    if (choice == null || value == null || choice.item() instanceof Item.Unknown) {
      return choice == null ? values().whole(value, 0, Long.MIN_VALUE, "seed") : 0;
    }
    Optional<Long> seed = Expressions.whole(choice.item());
    if (seed.isEmpty()) {
      elaborator.reports.error(
          at,
          Code.BAD_VALUE,
          value.span(),
          "a seed is a whole number; this is " + choice.item().kind());
    }
    return seed.orElse(0L);
  }

  private void stage(TrainStatement.Stage statement) {
    if (stages.stream().anyMatch(each -> each.stage().equals(statement.name().text()))) {
      twice(statement.name());
    }
    stages.add(new TrainSettings(this, statement));
  }

  private void start(TrainStatement.Start given) {
    if (start == null) {
      start = given;
    } else {
      diagnostics.add(Diagnostic.error(Code.DUPLICATE_NAME, given.span(), "`start` is set twice"));
    }
  }

  private void twice(Name name) {
    diagnostics.add(
        Diagnostic.error(Code.DUPLICATE_NAME, name.span(), "`" + name + "` is set twice"));
  }

  private void notYet(Span span, String what) {
    diagnostics.add(Diagnostic.error(Code.NOT_YET, span, what + " not compiled yet"));
  }

  private void setting(String block, Set<String> known, Name name, Expression value) {
    if (!known.contains(name.text())) {
      elaborator.reports.unknownName(
          at, Code.UNKNOWN_OPTION, name.span(), block + " has no setting", name.text(), known);
    } else if (settings.putIfAbsent(name.text(), value) != null) {
      twice(name);
    }
  }

  /** Options of the network: from {@code network: (...)}, and over them from the command line. */
  Map<String, Argued> networkOptions(Definition network, Map<String, String> given) {
    Map<String, Argued> options =
        elaborator
            .calls
            .arguments()
            .options(network, List.of(), givenOptions(given), at, network.name().span());
    return options == null ? Map.of() : options;
  }

  /** The same, not yet checked. */
  Map<String, Argued> givenOptions(Map<String, String> given) {
    Map<String, Argued> named =
        new LinkedHashMap<>(elaborator.calls.arguments().list(settings.get("network"), at));
    given.forEach((name, text) -> named.put(name, CommandLineOption.of(name, text)));
    return named;
  }
}
