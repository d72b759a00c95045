package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;

/** Trains and writes what came out. */
final class TrainCommand implements Command {

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String summary() {
    return "Train the network on its data; writes weights, history and measures.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("epochs", "N", "instead of the number in the file"),
        new Option("batch", "N|all", "instead of the size in the file"),
        SEED,
        DATA_DIR,
        new Option("out", "DIR", "where files are written (default: runs/NETWORK)"),
        new Option("weights", "FILE", "start from these weights"),
        Option.flag(FIND_LEARNING_RATE, "try learning rates on a few batches, train nothing"),
        new Option("repeat", "N", "train N times, with the seed and those after it"),
        new Option("folds", "K", "train K times, each time validating with other rows"),
        new Option("resume", "[RUN]", "go on from a checkpoint (default: the newest in --out)"),
        new Option("checkpoint-every", "STEPS", "write a checkpoint after so many steps"),
        new Option("checkpoint-minutes", "MINUTES", "write a checkpoint after so much time"),
        new Option("checkpoint-keep", "K", "keep the checkpoints of the K best epochs"),
        new Option("checkpoint-monitor", "MEASURE", "by which they are the best"),
        Option.flag("quiet", "print nothing"),
        Option.flag("plot", "draw the curves (default)"),
        Option.flag("no-plot", "draw no curves"),
        FORMAT);
  }

  @Override
  public void run(Model model, Arguments arguments, PrintStream out) {
    Training plan = TrainPlan.of(model, arguments);
    Path folder =
        arguments
            .path("out")
            .or(() -> new ResumeFrom(arguments).folder())
            .orElse(Path.of("runs", model.schema().network()));
    int repeats = (int) arguments.whole("repeat", 1, 10_000).orElse(1);
    if (arguments.has(FIND_LEARNING_RATE)) {
      new LearningRateSearch(model, arguments, plan, out).into(folder);
    } else if (arguments.has("folds")) {
      int folds = (int) arguments.whole("folds", 2, 10_000).orElse(2);
      new FoldedRuns(model, arguments, plan, out).into(folder, folds);
    } else if (arguments.has("repeat")) {
      new RepeatedRuns(model, arguments, plan, out).into(folder, repeats);
    } else {
      new TrainRun(model, arguments, plan, Optional.empty(), out).into(folder);
    }
  }
}
