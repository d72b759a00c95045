package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nnet.runtime.data.Fold;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Json;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.progress.Measures;

/**
 * The same training for each fold of the rows, which validates it: how much of a result depends on
 * the rows. Rows that are held back for the test stay held back.
 */
final class FoldedRuns {
  private static final String VALIDATION = "validation.";

  private final Model model;
  private final Arguments arguments;
  private final Training plan;
  private final PrintStream out;
  private final RunTable table = new RunTable("fold");

  FoldedRuns(Model model, Arguments arguments, Training plan, PrintStream out) {
    this.model = model;
    this.arguments = arguments;
    this.plan = plan;
    this.out = out;
  }

  /** Each fold has a folder of its own, {@code fold-1}, in this one. */
  void into(Path folder, int folds) {
    for (String other : List.of("repeat", "resume")) {
      if (arguments.has(other)) {
        throw UserError.usage("--folds and --" + other + " do not go together");
      }
    }
    for (int number = 0; number < folds; number++) {
      String name = String.valueOf(number + 1);
      announce(number + 1, folds);
      Optional<Fold> fold = Optional.of(new Fold(number, folds));
      TrainRun run = new TrainRun(model, arguments, plan, fold, out);
      table.add(name, run.into(folder.resolve("fold-" + name)));
    }
    AtomicFile.write(folder.resolve("folds.csv"), table.csv());
    show(folder);
  }

  private void announce(int number, int folds) {
    if (TrainProgress.isJson(arguments)) {
      out.println(Json.write(Map.of("fold", number)));
    } else if (!arguments.has("quiet")) {
      out.println((number == 1 ? "" : "\n") + "fold " + number + " of " + folds);
    }
  }

  private void show(Path folder) {
    if (TrainProgress.isJson(arguments)) {
      out.println(Json.write(Map.of("folds", table.json(), "out", folder.toString())));
    } else if (!arguments.has("quiet")) {
      out.println();
      print();
      out.println();
      out.println("written to " + folder + ": folds.csv, and a folder for each fold");
    }
  }

  /** Measures of the rows that validate, a line for each fold. */
  private void print() {
    List<String> names =
        table.names().stream()
            .filter(name -> name.startsWith(VALIDATION) && !DecisionTable.isCount(name))
            .toList();
    List<List<String>> lines = new ArrayList<>();
    for (String row : table.rows()) {
      lines.add(line("fold " + row, names, name -> table.value(row, name)));
    }
    Map<String, RunTable.Spread> spreads = table.spreads();
    lines.add(line("mean", names, name -> spread(spreads, name).mean()));
    lines.add(line("deviation", names, name -> spread(spreads, name).deviation()));
    List<String> titles = new ArrayList<>(List.of("validation"));
    names.forEach(name -> titles.add(name.substring(VALIDATION.length())));
    TextTable.print(titles, lines, out);
  }

  private static RunTable.Spread spread(Map<String, RunTable.Spread> spreads, String name) {
    return Optional.ofNullable(spreads.get(name)).orElseThrow();
  }

  private static List<String> line(
      String title, List<String> names, ToDoubleFunction<String> value) {
    List<String> cells = new ArrayList<>(List.of(title));
    names.forEach(name -> cells.add(Measures.number(value.applyAsDouble(name))));
    return cells;
  }
}
