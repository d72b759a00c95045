package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nnet.runtime.checkpoint.Checkpoint;
import nnet.runtime.model.Model;
import nnet.runtime.table.RunRecord;
import nnet.runtime.table.TableFiles;

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
    ResumeFrom resume = new ResumeFrom(arguments);
    Path folder =
        arguments.path("out").or(resume::folder).orElse(Path.of("runs", model.schema().network()));
    PlannedRuns planned = PlannedRuns.of(model, arguments);
    if (!planned.isSingle()) {
      new RunSeries(planned, arguments, out).into(folder);
    } else if (arguments.has(FIND_LEARNING_RATE)) {
      new LearningRateSearch(planned.runs().getFirst(), arguments, out).into(folder);
    } else {
      single(planned.runs().getFirst(), arguments, out, folder);
    }
  }

  private static void single(
      PlannedRun planned, Arguments arguments, PrintStream out, Path folder) {
    Optional<Checkpoint> checkpoint = new ResumeFrom(arguments).checkpoint(folder);
    TrainRun run = new TrainRun(planned, arguments, out);
    TrainRun.Trained trained = run.into(folder, checkpoint);
    TableFiles.remove(folder);
    if (planned.values().isEmpty()) {
      RunRecord.remove(folder);
    } else {
      trained.record(planned.folder(List.copyOf(planned.values().keySet())), planned).write(folder);
    }
    run.show(folder, trained);
  }
}
