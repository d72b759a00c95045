package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.graph.Program;
import nnet.compiler.syntax.Declaration;
import nnet.runtime.model.TablePlan;
import nnet.runtime.model.Training;
import org.jspecify.annotations.Nullable;

/**
 * The programs of a train declaration: one, or one for each setting of the variables of its {@code
 * for}. What only gives the seed needs no program of its own.
 */
final class RunPrograms {
  private final Declaration.@Nullable Train train;
  private final RunVariables variables;
  private final Diagnostics diagnostics;
  private final Map<Assignment, Integer> numbers = new LinkedHashMap<>();
  private final List<Program> programs = new ArrayList<>();
  private Optional<String> seed = Optional.empty();
  private boolean seedIsMore;

  RunPrograms(Declaration.@Nullable Train train, RunVariables variables, Diagnostics diagnostics) {
    this.train = train;
    this.variables = variables;
    this.diagnostics = diagnostics;
  }

  /** How the program of one setting is made. */
  interface Maker {
    Made make(Assignment run, Diagnostics found);
  }

  /** A program with the training that it came from; empty where something is wrong. */
  record Made(TrainElaboration training, Optional<Program> program) {}

  /** All that is wrong is said before anything can run. */
  List<Program> of(Maker maker) {
    RunReports reports = new RunReports();
    List<TablePlan.Run> runs = new ArrayList<>();
    for (Assignment run : variables.all()) {
      if (!numbers.containsKey(own(run))) {
        Diagnostics found = new Diagnostics();
        Made made = maker.make(run, found);
        if (numbers.isEmpty()) {
          readSeed(made.training());
          checkUse(made.training(), found);
        }
        reports.add(own(run), found);
        numbers.put(own(run), numbers.size());
        made.program().ifPresent(programs::add);
      }
      runs.add(new TablePlan.Run(run.labels(), numbers.getOrDefault(own(run), 0), seed(run)));
    }
    reports.to(diagnostics);
    return programs.size() == numbers.size() ? withTable(runs) : List.of();
  }

  /** What a program is made for: of a variable that only gives the seed any value. */
  private Assignment own(Assignment run) {
    return seedIsMore ? run : seed.map(run::without).orElse(run);
  }

  private void readSeed(TrainElaboration training) {
    seed = training.seedVariable();
    seedIsMore = seed.filter(training::uses).isPresent();
  }

  /** A variable that changes nothing would make a table of equal runs. */
  private void checkUse(TrainElaboration training, Diagnostics found) {
    if (train == null || variables.failed() || found.hasErrors()) {
      return;
    }
    for (Declaration.Train.Loop loop : train.loops()) {
      String name = loop.variable().text();
      if (!training.uses(name) && seed.filter(name::equals).isEmpty()) {
        diagnostics.add(
            Diagnostic.error(
                    Code.UNUSED_VALUE, loop.variable().span(), "`" + name + "` changes nothing")
                .help("use it in a setting, such as network: (" + name + ": " + name + ")"));
      }
    }
  }

  private long seed(Assignment run) {
    Item item = seed.map(run::choice).map(Assignment.Choice::item).orElse(Item.UNKNOWN);
    Optional<Long> value = Expressions.whole(item);
    if (seed.isPresent() && value.isEmpty() && train != null && !(item instanceof Item.Unknown)) {
      train.loops().stream()
          .filter(loop -> loop.variable().text().equals(seed.get()))
          .forEach(loop ->
              diagnostics.add(
                  Diagnostic.error(
                      Code.BAD_VALUE,
                      loop.values().span(),
                      "a seed is a whole number; this is " + item.kind())));
    }
    return value.orElse(0L);
  }

  private List<Program> withTable(List<TablePlan.Run> runs) {
    if (variables.names().isEmpty() || programs.isEmpty()) {
      return programs;
    }
    Program first = programs.getFirst();
    Training training = first.training().orElseThrow();
    TablePlan table = new TablePlan(variables.names(), seed, runs);
    programs.set(0, first.withTraining(training.withCourse(training.course().withTable(table))));
    return programs;
  }
}
