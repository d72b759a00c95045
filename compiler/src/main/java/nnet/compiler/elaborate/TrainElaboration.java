package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Program;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.TrainStatement;
import nnet.runtime.model.Training;
import org.jspecify.annotations.Nullable;

/** Elaborates a {@code train} declaration: settings, phases with their optimizers, and the data. */
final class TrainElaboration {
  private static final Set<String> SETTINGS =
      new TreeSet<>(
          List.of(
              "optimizer",
              "epochs",
              "batch",
              "seed",
              "shuffle",
              "clip_norm",
              "early_stopping",
              "network"));

  /** Settings of the language that nothing is made of yet. */
  private static final Set<String> LATER = Set.of("groups", "accumulate", "constraint", "monitor");

  private final Definitions definitions;
  private final Diagnostics diagnostics;
  private final Declaration.@Nullable Train train;
  private final Elaborator elaborator;
  private final Activation at;
  private final Map<String, Expression> settings = new LinkedHashMap<>();
  private boolean failed;
  private final List<PhasePlan> phases = new ArrayList<>();
  private Optional<DataElaboration.Elaborated> data = Optional.empty();

  /** A phase with the losses it minimizes and its part of the plan. */
  record PhasePlan(String name, List<String> losses, Program.Phase phase, Training.Phase plan) {}

  TrainElaboration(
      Definitions definitions, Diagnostics diagnostics, Declaration.@Nullable Train train) {
    this.definitions = definitions;
    this.diagnostics = diagnostics;
    this.train = train;
    elaborator = new Elaborator(new Workspace(definitions, diagnostics, true, false));
    at = Activation.of(SettingValues.OWNER, Frame.ofDoubles("train"), new Scope(null), "", null);
    readSettings();
  }

  List<PhasePlan> phases() {
    return phases;
  }

  Optional<DataElaboration.Elaborated> data() {
    return data;
  }

  private void readSettings() {
    if (train == null) {
      return;
    }
    int before = diagnostics.errorsSeen();
    readStatements(train);
    failed = diagnostics.errorsSeen() > before;
  }

  private void readStatements(Declaration.Train train) {
    if (!train.loops().isEmpty()) {
      notYet(train.loops().get(0).span(), "a table of runs (for ... in) is");
      train.loops().forEach(loop -> at.scope().declare(loop.variable().text(), Item.UNKNOWN));
    }
    for (TrainStatement statement : train.statements()) {
      switch (statement) {
        case TrainStatement.Setting setting -> setting(setting.name(), setting.value());
        case TrainStatement.Phase phase -> {}
        case TrainStatement.Stage stage -> notYet(stage.span(), "a stage is");
        case TrainStatement.Freeze freeze -> notYet(freeze.span(), "freeze is");
        case TrainStatement.Start start -> notYet(start.span(), "start is");
        case TrainStatement.Renamed renamed -> notYet(renamed.span(), "renamed is");
        case TrainStatement.Assign assign -> notYet(assign.span(), "an assignment in train is");
        case TrainStatement.Broken broken -> {}
      }
    }
  }

  private void notYet(Span span, String what) {
    diagnostics.add(Diagnostic.error(Code.NOT_YET, span, what + " not compiled yet"));
  }

  private void setting(Name name, Expression value) {
    if (LATER.contains(name.text())) {
      notYet(name.span(), "the setting `" + name + "` is");
    } else if (!SETTINGS.contains(name.text())) {
      elaborator.reports.unknownName(
          at, Code.UNKNOWN_OPTION, name.span(), "train has no setting", name.text(), SETTINGS);
    } else if (settings.putIfAbsent(name.text(), value) != null) {
      diagnostics.add(
          Diagnostic.error(Code.DUPLICATE_NAME, name.span(), "`" + name + "` is set twice"));
    }
  }

  /** Options of the network: from {@code network: (...)}, and over them from the command line. */
  Map<String, Argued> networkOptions(Definition network, Map<String, String> given) {
    Map<String, Argued> named = new LinkedHashMap<>();
    if (settings.get("network") instanceof Expression.ArgumentList list) {
      for (Argument argument : list.arguments()) {
        if (argument.name() != null) {
          named.put(
              argument.name().text(),
              new Argued(
                  elaborator.evaluate(argument.value(), at),
                  argument.value().span(),
                  argument.name().span()));
        }
      }
    }
    given.forEach((name, text) -> named.put(name, fromCommandLine(name, text)));
    Map<String, Argued> options =
        elaborator.calls.arguments().options(network, List.of(), named, at, network.name().span());
    return options == null ? Map.of() : options;
  }

  private Argued fromCommandLine(String name, String text) {
    SourceFile source = new SourceFile("--set " + name + "=" + text, text);
    Span span = new Span(source, 0, text.length());
    Item item =
        switch (text) {
          case "true" -> new Item.Flag(true);
          case "false" -> new Item.Flag(false);
          default -> number(text, span);
        };
    return new Argued(item, span);
  }

  private static Item number(String text, Span span) {
    try {
      return new Item.Exact(Ratio.of(new java.math.BigDecimal(text)));
    } catch (NumberFormatException e) {
      return new Item.Word(new Name(text, span));
    }
  }

  void elaborate(Elaboration.Mode network) {
    if (train == null) {
      return;
    }
    checkSettings();
    data = new DataElaboration(definitions, diagnostics).of(train, network.body());
    if (network.body().failed() || failed) {
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
    elaboratePhases(network);
  }

  /** What is wrong with settings and optimizers is said even where the network cannot be built. */
  private void checkSettings() {
    plan();
    OptimizerElaboration optimizers = new OptimizerElaboration(elaborator, at);
    Expression whole = settings.get("optimizer");
    if (whole != null) {
      optimizers.optimizer(whole, whole.span());
    }
    for (TrainStatement statement :
        train == null ? List.<TrainStatement>of() : train.statements()) {
      if (statement instanceof TrainStatement.Phase phase && phase.optimizer() != null) {
        optimizers.optimizer(phase.optimizer(), phase.optimizer().span());
      }
    }
  }

  private void elaboratePhases(Elaboration.Mode network) {
    List<TrainStatement.Phase> declared =
        train == null
            ? List.of()
            : train.statements().stream()
                .filter(TrainStatement.Phase.class::isInstance)
                .map(TrainStatement.Phase.class::cast)
                .toList();
    OptimizerElaboration optimizers = new OptimizerElaboration(elaborator, at);
    if (declared.isEmpty()) {
      wholePhase(network, optimizers);
    }
    declared.forEach(phase -> phase(phase, network, optimizers));
  }

  private void wholePhase(Elaboration.Mode network, OptimizerElaboration optimizers) {
    List<String> all = List.copyOf(network.elaborator().workspace.parameters.keySet());
    List<String> losses = List.copyOf(network.body().losses.keySet());
    optimizers
        .optimizer(settings.get("optimizer"), trainSpan())
        .ifPresent(made -> add("all", losses, all, made, 1));
  }

  private Span trainSpan() {
    return train == null ? at.definition().span() : train.network().span();
  }

  private void phase(
      TrainStatement.Phase phase, Elaboration.Mode network, OptimizerElaboration optimizers) {
    String loss = phase.loss().text();
    Set<String> known = network.body().losses.keySet();
    if (!known.contains(loss)) {
      elaborator.reports.unknownName(
          at, Code.UNKNOWN_NAME, phase.loss().span(), "there is no loss", loss, known);
      return;
    }
    List<String> over = over(phase, network);
    Expression optimizer =
        phase.optimizer() != null ? phase.optimizer() : settings.get("optimizer");
    int steps = new SettingValues(elaborator, at).steps(phase.settings());
    optimizers
        .optimizer(optimizer, phase.name().span())
        .ifPresent(made -> add(phase.name().text(), List.of(loss), over, made, steps));
  }

  private List<String> over(TrainStatement.Phase phase, Elaboration.Mode network) {
    List<String> all = List.copyOf(network.elaborator().workspace.parameters.keySet());
    if (phase.over().isEmpty()) {
      return all;
    }
    Set<String> paths = new LinkedHashSet<>();
    for (Expression part : phase.over()) {
      int before = paths.size();
      String text = part instanceof Expression.StringLiteral s ? s.value() : part.span().text();
      all.stream()
          .filter(path -> Patterns.matches(text, path) || Patterns.within(text, path))
          .forEach(paths::add);
      if (paths.size() == before) {
        NetworkEntries.noMatch(
            elaborator, new Expression.StringLiteral(text, part.span()), all, at);
      }
    }
    return all.stream().filter(paths::contains).toList();
  }

  private void add(
      String name,
      List<String> losses,
      List<String> over,
      OptimizerElaboration.Made made,
      int steps) {
    double clip = new SettingValues(elaborator, at).real(settings.get("clip_norm"), 0, "clip_norm");
    String title = losses.size() == 1 ? losses.get(0) : NetworkEntries.TOTAL;
    Training.Phase plan =
        new Training.Phase(
            name,
            "train_" + name,
            title,
            made.name(),
            List.of(),
            made.stateInitials().size(),
            made.stateInitials(),
            made.scalarInitials(),
            made.optionNames(),
            steps,
            clip);
    Program.Phase phase =
        new Program.Phase(name, over, made.update(), made.optionNames(), made.options());
    phases.add(new PhasePlan(name, losses, phase, plan));
  }

  /** The plan of training; empty where the file has no train declaration for the network. */
  Optional<Training> plan() {
    if (train == null) {
      return Optional.empty();
    }
    SettingValues values = new SettingValues(elaborator, at);
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
            phases.stream().map(PhasePlan::plan).toList(),
            values.earlyStopping(settings.get("early_stopping"))));
  }
}
