package nnet.runtime.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nnet.runtime.data.Fold;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.model.TablePlan;
import nnet.runtime.model.Training;
import nnet.runtime.table.DeclaredRun;
import nnet.runtime.table.RunTable;

/**
 * All trainings that a command line stands for: those of the file's {@code for}, each with the
 * seeds of {@code --repeat} and the folds of {@code --folds}.
 *
 * @param columns what they differ by; none for a single training
 */
record PlannedRuns(List<PlannedRun> runs, RunTable.Columns columns) {
  private static final String SEED = "seed";
  private static final String REPEAT = "repeat";
  private static final String FOLD = "fold";
  private static final String FOLDS = "folds";
  private static final int MOST = 10_000;

  PlannedRuns {
    runs = List.copyOf(runs);
  }

  static PlannedRuns of(Model model, Arguments arguments) {
    Training plan = TrainPlan.of(model);
    Set<String> averaged = new LinkedHashSet<>();
    plan.course().table().flatMap(TablePlan::seed).ifPresent(averaged::add);
    plan.course().table().ifPresent(table -> checkSeeds(table, arguments));
    List<PlannedRun> runs =
        DeclaredRun.of(model, plan).stream().map(run -> planned(run, arguments)).toList();
    if (arguments.has(REPEAT)) {
      runs = each(runs, run -> repeated(run, (int) arguments.whole(REPEAT, 1, MOST).orElse(1)));
      averaged.add(SEED);
    }
    if (arguments.has(FOLDS)) {
      runs = each(runs, run -> folded(run, (int) arguments.whole(FOLDS, 2, MOST).orElse(2)));
      averaged.add(FOLD);
    }
    boolean comparable = !arguments.has(FOLDS);
    return new PlannedRuns(runs, new RunTable.Columns(varying(runs), averaged, comparable));
  }

  /** Whether there is no more than one training: its folder is the one that is named. */
  boolean isSingle() {
    return runs.size() == 1 && columns.variables().isEmpty();
  }

  /** A folder for each run; where two would have the same, a number tells them apart. */
  List<String> folders() {
    Set<String> taken = new LinkedHashSet<>();
    for (PlannedRun run : runs) {
      String name = run.folder(columns.variables());
      String free = name;
      for (int number = 2; !taken.add(free); number++) {
        free = name + "_" + number;
      }
    }
    return List.copyOf(taken);
  }

  private static PlannedRun planned(DeclaredRun run, Arguments arguments) {
    Training plan = TrainPlan.of(run.plan(), arguments);
    return new PlannedRun(run.values(), run.model(), plan, Optional.empty());
  }

  private static void checkSeeds(TablePlan table, Arguments arguments) {
    String variable = table.seed().orElse("");
    for (String option : List.of(SEED, REPEAT)) {
      if (arguments.has(option) && !variable.isEmpty()) {
        throw UserError.usage(
            "--%s and `for %s in ...` of the file do not go together".formatted(option, variable)
                + "\n  help: choose one of its seeds: nnet train FILE --set "
                + variable
                + "="
                + table.runs().getFirst().seed());
      }
    }
  }

  private static List<PlannedRun> each(
      List<PlannedRun> runs, Function<PlannedRun, Stream<PlannedRun>> several) {
    return runs.stream().flatMap(several).toList();
  }

  private static Stream<PlannedRun> repeated(PlannedRun run, int times) {
    long first = run.plan().seed();
    return IntStream.range(0, times).mapToObj(i -> run.withSeed(SEED, first + i));
  }

  private static Stream<PlannedRun> folded(PlannedRun run, int folds) {
    return IntStream.range(0, folds).mapToObj(i -> run.withFold(FOLD, new Fold(i, folds)));
  }

  /** What was asked for once only is no difference, but for what the command line repeats. */
  private static List<String> varying(List<PlannedRun> runs) {
    return runs.getFirst().values().keySet().stream()
        .filter(name ->
            name.equals(FOLD)
                || runs.stream().map(run -> run.values().get(name)).distinct().count() > 1)
        .toList();
  }
}
