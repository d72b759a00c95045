package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.diagnostic.Suggestion;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Program;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.resolve.Imports;
import nnet.compiler.resolve.Observer;
import nnet.compiler.resolve.Step;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.SyntaxFile;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import nnet.runtime.io.Sha256;
import nnet.runtime.model.Schema;
import org.jspecify.annotations.Nullable;

/** From a file's tree to the program of one of its networks: one line a step. */
public final class Elaboration {
  private final Imports imports;
  private final SyntaxFile file;
  private final Request request;
  private final Diagnostics diagnostics;
  private final Definitions definitions;

  private Elaboration(
      Imports imports, Request request, Diagnostics diagnostics, Observer observer) {
    this.imports = imports;
    file = imports.main();
    this.request = request;
    this.diagnostics = diagnostics;
    definitions = Definitions.of(imports, diagnostics, observer);
  }

  /**
   * Checks the whole file and elaborates the network that is asked for: once, or once for each
   * setting of a table of runs, which the first one then holds.
   */
  public static List<Program> of(
      Imports imports, Request request, Diagnostics diagnostics, Observer observer) {
    Elaboration elaboration = new Elaboration(imports, request, diagnostics, observer);
    elaboration.checkNetworks();
    List<Program> programs = elaboration.programs();
    elaboration.checkUnused();
    return diagnostics.hasErrors() ? List.of() : programs;
  }

  /** Names of the networks of a file, in order. */
  public static List<String> networks(SyntaxFile file) {
    return file.declarations().stream()
        .filter(d -> d instanceof Definition n && n.kind() == DefinitionKind.NETWORK)
        .map(d -> ((Definition) d).name().text())
        .toList();
  }

  private void checkNetworks() {
    for (Declaration declaration : file.declarations()) {
      step(
          Step.What.CHECK,
          declaration,
          found -> new DefinitionChecks(definitions, found).check(declaration));
    }
  }

  private void step(Step.What what, Declaration declaration, Consumer<Diagnostics> work) {
    Step step = new Step(what, declaration);
    definitions.observer().step(step, definitions, () -> found(work)).forEach(diagnostics::add);
  }

  private static List<Diagnostic> found(Consumer<Diagnostics> work) {
    Diagnostics found = new Diagnostics();
    work.accept(found);
    return found.sorted();
  }

  /** The definitions that no network uses are checked by themselves. */
  private void checkUnused() {
    SymbolicChecks checks = new SymbolicChecks(definitions);
    Set<String> used = definitions.used();
    for (Definition definition : definitions.own()) {
      boolean needsOptions =
          definition.options().stream().anyMatch(option -> option.initial() == null);
      boolean checked = definition.kind() == DefinitionKind.NETWORK && !needsOptions;
      if (!checked && !used.contains(definition.name().text())) {
        step(Step.What.UNUSED, definition, found -> checks.of(definition).forEach(found::add));
      }
    }
  }

  private List<Program> programs() {
    Declaration.Train train = train();
    for (Declaration declaration : file.declarations()) {
      if (declaration instanceof Declaration.Train other && !other.equals(train)) {
        step(Step.What.TRAINING, other, found -> check(other, found));
      }
    }
    Definition network = network(train);
    new Generations(file, definitions, diagnostics).check(network);
    if (network == null) {
      return List.of();
    }
    RunVariables variables = RunVariables.of(definitions, diagnostics, train, request.settings());
    RunPrograms runs = new RunPrograms(train, variables, diagnostics);
    return runs.of((run, found) -> one(new Trial(network, train, run, variables.others(), found)));
  }

  /**
   * A network with the training that is to be compiled for it.
   *
   * @param given options of the network
   */
  private record Trial(
      Definition network,
      Declaration.@Nullable Train train,
      Assignment run,
      Map<String, String> given,
      Diagnostics diagnostics) {}

  private RunPrograms.Made one(Trial trial) {
    TrainElaboration training =
        new TrainElaboration(definitions, trial.diagnostics(), trial.train(), trial.run());
    if (request.sweeps()) {
      training.sweep();
    }
    Map<String, Argued> options = training.networkOptions(trial.network(), trial.given());
    Mode learning = run(trial, options, true, training.frozen());
    Mode predicting = run(trial, options, false, List.of());
    training.elaborate(learning, frozen -> run(trial, options, true, frozen));
    List<GenerateElaboration.Elaborated> generations =
        new Generations(file, definitions, trial.diagnostics())
            .of(trial.network(), training.givenOptions(trial.given()), learning, predicting);
    if (diagnostics.hasErrors() || trial.diagnostics().hasErrors()) {
      return new RunPrograms.Made(training, Optional.empty());
    }
    Program program = assemble(trial.network(), learning, predicting, training, generations);
    return new RunPrograms.Made(
        training, trial.diagnostics().hasErrors() ? Optional.empty() : Optional.of(program));
  }

  /** A train declaration that is not compiled is checked all the same. */
  private void check(Declaration.Train train, Diagnostics found) {
    Definition network = network(train.network(), found);
    if (network != null) {
      RunVariables variables = RunVariables.of(definitions, found, train, Map.of());
      new RunPrograms(train, variables, found)
          .of((run, wrong) -> checked(new Trial(network, train, run, Map.of(), wrong)));
    }
  }

  private RunPrograms.Made checked(Trial trial) {
    TrainElaboration training =
        new TrainElaboration(definitions, trial.diagnostics(), trial.train(), trial.run());
    Map<String, Argued> options = training.networkOptions(trial.network(), Map.of());
    training.elaborate(
        run(trial, options, true, training.frozen()), frozen -> run(trial, options, true, frozen));
    return new RunPrograms.Made(training, Optional.empty());
  }

  /** One mode of the network. */
  record Mode(Elaborator elaborator, NetworkBody body) {

    /**
     * @param frozen patterns of instances that are as in prediction
     */
    static Mode of(
        Workspace workspace, Definition network, Map<String, Argued> options, List<String> frozen) {
      workspace.frozen.addAll(frozen);
      Elaborator elaborator = new Elaborator(workspace);
      NetworkBody body = new NetworkBody(elaborator, network);
      workspace.observation.evaluates(network, true, workspace, () -> body.run(options));
      return new Mode(elaborator, body);
    }
  }

  private Mode run(
      Trial trial, Map<String, Argued> options, boolean training, List<String> frozen) {
    Workspace workspace = new Workspace(definitions, trial.diagnostics(), training, false);
    return Mode.of(workspace, trial.network(), options, frozen);
  }

  private Program assemble(
      Definition network,
      Mode learning,
      Mode predicting,
      TrainElaboration training,
      List<GenerateElaboration.Elaborated> generations) {
    NetworkEntries learned = new NetworkEntries(learning.elaborator(), learning.body());
    NetworkEntries predicted = new NetworkEntries(predicting.elaborator(), predicting.body());
    List<Program.Entry> entries = new ArrayList<>();
    entries.add(new Initialization(learning.elaborator(), network).entry());
    entries.add(predicted.predict());
    if (!learning.body().losses.isEmpty()) {
      entries.add(predicted.evaluate());
      entries.add(predicted.gradients("predict"));
      entries.add(learned.gradients("train"));
      training.stages().forEach(stage -> addPhases(stage, entries));
    }
    if (request.explained()) {
      predicted.outputGradients().ifPresent(entries::add);
    }
    generations.forEach(generation -> entries.add(generation.entry()));
    training.data().ifPresent(data -> entries.add(data.entry()));
    Workspace workspace = learning.elaborator().workspace;
    return new Program(
        network.name().text(),
        new Program.Source(file.source().name(), sha256()),
        workspace.parameters.values().stream()
            .map(p ->
                new Program.Parameter(
                    p.path(),
                    p.shape(),
                    p.trainable() && workspace.isTraining(p.path()),
                    p.fingerprint()))
            .toList(),
        states(learning, training),
        entries,
        training.phases().stream().map(PhaseElaboration.PhasePlan::phase).toList(),
        predicting.body().metrics.stream()
            .map(m -> new Program.Metric(m.name(), m.result(), m.higherIsBetter()))
            .toList(),
        training.plan(),
        training.data().map(DataElaboration.Elaborated::plan),
        generations.stream().map(GenerateElaboration.Elaborated::plan).toList(),
        rows(workspace),
        predicting.body().decisions());
  }

  /** Of the file; of one with imports, of the list of those of all files. */
  private String sha256() {
    List<String> all = imports.all().stream().map(each -> Sha256.of(each.source().text())).toList();
    return all.size() == 1 ? all.getFirst() : Sha256.of(String.join("\n", all) + "\n");
  }

  private static void addPhases(
      TrainElaboration.StageElaboration stage, List<Program.Entry> entries) {
    NetworkEntries made = new NetworkEntries(stage.network().elaborator(), stage.network().body());
    for (PhaseElaboration.PhasePlan phase : stage.phases()) {
      entries.add(made.train(phase.name(), phase.losses(), stage.classWeights()));
      phase.constraint().ifPresent(entries::add);
    }
  }

  private static List<Program.State> states(Mode network, TrainElaboration training) {
    List<Program.State> states = new ArrayList<>();
    network
        .elaborator()
        .workspace
        .states
        .values()
        .forEach(
            s -> states.add(new Program.State(s.path(), s.type().shape(), s.kind(), s.initial())));
    training.data().ifPresent(data -> states.addAll(data.states()));
    training
        .plan()
        .flatMap(plan -> plan.sampling().classWeights())
        .flatMap(each -> new WeightedClasses(network.elaborator(), network.body(), each).state())
        .ifPresent(states::add);
    return states;
  }

  /** Rows of the summary; parameters are counted at the innermost row that they belong to. */
  private static List<Schema.LayerRow> rows(Workspace workspace) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Workspace.Parameter parameter : workspace.parameters.values()) {
      String owner =
          workspace.rows.stream()
              .map(Workspace.Row::path)
              .filter(path -> Patterns.within(path, parameter.path()))
              .findFirst()
              .orElse(parameter.path());
      counts.merge(owner, parameter.shape().elements().constant().orElse(0L), Long::sum);
    }
    List<Schema.LayerRow> rows = new ArrayList<>();
    for (Workspace.Row row : workspace.rows) {
      long count = counts.getOrDefault(row.path(), 0L);
      counts.remove(row.path());
      rows.add(new Schema.LayerRow(row.path(), row.layer(), batched(row.output()), count));
    }
    counts.forEach((path, count) -> rows.add(new Schema.LayerRow(path, "parameter", "", count)));
    return rows;
  }

  private static String batched(Shape shape) {
    return shape.insert(0, Dim.BATCH).toString();
  }

  private Declaration.@Nullable Train train() {
    List<Declaration.Train> trains =
        Generations.trains(file)
            .filter(t -> request.network().map(n -> n.equals(t.network().text())).orElse(true))
            .toList();
    int wanted = request.train().orElse(1);
    return wanted >= 1 && wanted <= trains.size() ? trains.get(wanted - 1) : null;
  }

  private @Nullable Definition network(Declaration.@Nullable Train train) {
    if (request.network().isPresent()) {
      Span start = new Span(file.source(), 0, 0);
      return network(new Name(request.network().get(), start), diagnostics);
    }
    if (train != null) {
      return network(train.network(), diagnostics);
    }
    return file.declarations().reversed().stream()
        .filter(Definition.class::isInstance)
        .map(Definition.class::cast)
        .filter(d -> d.kind() == DefinitionKind.NETWORK)
        .filter(d -> d.options().stream().noneMatch(option -> option.initial() == null))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Definition network(Name name, Diagnostics found) {
    Definition definition = definitions.find(name);
    if (definition != null && definition.kind() == DefinitionKind.NETWORK) {
      return definition;
    }
    if (!imports.isComplete()) {
      return null;
    }
    Diagnostic error =
        Diagnostic.error(Code.UNKNOWN_NAME, name.span(), "there is no network `" + name + "`");
    Set<String> networks = definitions.names(DefinitionKind.NETWORK, file.source());
    String near = Suggestion.nearest(name.text(), networks).orElse(null);
    found.add(near == null ? error : error.help("did you mean `" + near + "`?"));
    return null;
  }
}
