package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Json;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.progress.Measures;
import nnet.runtime.train.LearningRateFinder;
import nnet.runtime.train.LearningRateFinder.Trial;

/** Looks for a learning rate, shows what was tried and leaves the numbers for a picture. */
final class LearningRateSearch {
  private static final int LINES = 20;

  private final Model model;
  private final Arguments arguments;
  private final Training plan;
  private final PrintStream out;

  LearningRateSearch(PlannedRun run, Arguments arguments, PrintStream out) {
    this.model = run.model();
    this.arguments = arguments;
    this.plan = run.plan();
    this.out = out;
  }

  void into(Path folder) {
    AtomicFile.prepare(folder);
    MemoryCheck memory = MemoryCheck.of(model.schema(), plan);
    memory.beforeData();
    DataFiles files = new DataFiles(arguments.path("data-dir").orElse(Path.of(".")));
    Weights weights = TrainRun.first(model, plan, arguments, files);
    Dataset data = Dataset.fit(model, files, weights);
    memory.withData(data.part("train").orElseThrow().size());
    List<Trial> trials = new LearningRateFinder(model, plan, data, weights).trials();
    if (trials.size() < 3) {
      throw new UserError("the loss is not a finite number whatever the learning rate");
    }
    int best =
        LearningRateFinder.steepest(
            trials.stream().mapToDouble(Trial::rate).toArray(),
            trials.stream().mapToDouble(Trial::smoothed).toArray());
    AtomicFile.write(folder.resolve("learning_rates.csv"), csv(trials));
    show(folder, trials, best);
  }

  private static String csv(List<Trial> trials) {
    StringBuilder text = new StringBuilder("learning_rate,loss,smoothed\n");
    trials.forEach(
        each -> text.append(each.rate() + "," + each.loss() + "," + each.smoothed() + "\n"));
    return text.toString();
  }

  private void show(Path folder, List<Trial> trials, int best) {
    double rate = trials.get(best).rate();
    if (TrainProgress.isJson(arguments)) {
      out.println(Json.write(Map.of("learning_rate", rate, "out", folder.toString())));
    } else if (!arguments.has("quiet")) {
      print(trials, best);
      out.println();
      out.println("suggestion: " + shortened(rate) + ", where the smoothed loss falls fastest");
      out.println("written to " + folder + ": learning_rates.csv");
    }
  }

  private void print(List<Trial> trials, int best) {
    out.printf("  %13s  %10s  %10s%n", "learning rate", "loss", "smoothed");
    int every = Math.ceilDiv(trials.size(), LINES);
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      if ((i - best) % every == 0) {
        out.printf(
            "  %13s  %10s  %10s%s%n",
            shortened(trial.rate()),
            Measures.number(trial.loss()),
            Measures.number(trial.smoothed()),
            i == best ? "  <- falls fastest" : "");
      }
    }
  }

  /** Two digits: more would pretend that the search knows them. */
  private static String shortened(double rate) {
    return String.format(Locale.ROOT, "%.1e", rate);
  }
}
