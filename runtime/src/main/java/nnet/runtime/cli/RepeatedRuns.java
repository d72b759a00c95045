package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Json;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.progress.Measures;

/** The same training with one seed after the other: how much of a result is luck. */
final class RepeatedRuns {
  private final Model model;
  private final Arguments arguments;
  private final Training plan;
  private final PrintStream out;
  private final RunTable table = new RunTable("seed");

  RepeatedRuns(Model model, Arguments arguments, Training plan, PrintStream out) {
    this.model = model;
    this.arguments = arguments;
    this.plan = plan;
    this.out = out;
  }

  /** Each run has a folder of its own, {@code seed-7}, in this one. */
  void into(Path folder, int repeats) {
    if (arguments.has("resume")) {
      throw UserError.usage(
          "--repeat begins anew; go on with one run of it: --seed 7 --resume "
              + folder.resolve("seed-7"));
    }
    for (int i = 0; i < repeats; i++) {
      long seed = plan.seed() + i;
      announce(seed, i + 1, repeats);
      TrainRun run = new TrainRun(model, arguments, plan.withSeed(seed), Optional.empty(), out);
      table.add(String.valueOf(seed), run.into(folder.resolve("seed-" + seed)));
    }
    AtomicFile.write(folder.resolve("repeats.csv"), table.csv());
    show(folder);
  }

  private void announce(long seed, int number, int repeats) {
    if (TrainProgress.isJson(arguments)) {
      out.println(Json.write(Map.of("seed", seed)));
    } else if (!arguments.has("quiet")) {
      out.println(
          (number == 1 ? "" : "\n") + "seed " + seed + " (" + number + " of " + repeats + ")");
    }
  }

  private void show(Path folder) {
    if (TrainProgress.isJson(arguments)) {
      out.println(Json.write(Map.of("repeats", table.json(), "out", folder.toString())));
    } else if (!arguments.has("quiet")) {
      print(table.spreads());
      out.println();
      out.println("written to " + folder + ": repeats.csv, and a folder for each seed");
    }
  }

  private void print(Map<String, RunTable.Spread> spreads) {
    int width = spreads.keySet().stream().mapToInt(String::length).max().orElse(1);
    out.println();
    out.printf("  %-" + width + "s", "");
    List.of("mean", "deviation", "least", "greatest").forEach(each -> out.printf("  %10s", each));
    out.println();
    spreads.forEach((name, spread) -> {
      out.printf("  %-" + width + "s", name.replace('.', ' '));
      spread.values().values().forEach(each -> out.printf("  %10s", Measures.number(each)));
      out.println();
    });
  }
}
