package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.checkpoint.RunIdentity;
import nnet.runtime.gallery.RunPictures;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Json;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Training;
import nnet.runtime.table.RunRecord;
import nnet.runtime.table.RunResult;
import nnet.runtime.table.RunTable;
import nnet.runtime.table.TableFiles;
import nnet.runtime.train.Measures;

/**
 * Several trainings one after the other, a table of what they come to, and the weights of the best
 * one. Each has a folder of its own, and the table is written anew after each: whatever ends the
 * program, the runs that were done by then can be used, and {@code --resume} does the others.
 */
final class RunSeries {
  private final PlannedRuns planned;
  private final List<String> folders;
  private final Arguments arguments;
  private final PrintStream out;
  private final ResumeFrom resume;
  private final RunTable table;
  private final Map<List<Object>, String> data = new HashMap<>();
  private String kept = "";

  RunSeries(PlannedRuns planned, Arguments arguments, PrintStream out) {
    this.planned = planned;
    this.folders = planned.folders();
    this.arguments = arguments;
    this.out = out;
    this.resume = new ResumeFrom(arguments);
    PlannedRun first = planned.runs().getFirst();
    String measure = monitor(first.plan());
    boolean higherIsBetter = Measures.higherIsBetter(first.model().schema(), measure);
    this.table = new RunTable(planned.columns(), new RunTable.Monitor(measure, higherIsBetter));
  }

  private static String monitor(Training plan) {
    return plan.monitor()
        .or(() -> plan.earlyStopping().map(Training.EarlyStopping::monitor))
        .orElse(Training.Checkpoints.MONITOR);
  }

  void into(Path folder) {
    if (arguments.has(Command.FIND_LEARNING_RATE)) {
      throw UserError.usage(
          "--find-learning-rate looks at one run, and these are "
              + folders.size()
              + ": choose one with --set, such as --set "
              + example());
    }
    resume.requireFolder();
    AtomicFile.prepare(folder);
    for (int i = 0; i < folders.size(); i++) {
      table.add(run(i, folder.resolve(folders.get(i))));
      TableFiles.write(folder, table);
      keepBest(folder);
    }
    List<String> pictures = draw(folder);
    show(folder, pictures);
  }

  private String example() {
    Map.Entry<String, String> one = planned.runs().getFirst().values().entrySet().iterator().next();
    return one.getKey() + "=" + one.getValue();
  }

  private RunResult run(int number, Path folder) {
    PlannedRun run = planned.runs().get(number);
    TrainRun training = new TrainRun(run, arguments, out);
    Optional<RunResult> done = resume.isWanted() ? done(run, training, folder) : Optional.empty();
    announce(run, number + 1, done.isPresent());
    if (done.isPresent()) {
      return done.get();
    }
    AtomicFile.remove(RunRecord.file(folder));
    RunRecord record = training.into(folder, resume.found(folder)).record(folders.get(number), run);
    record.write(folder);
    return record.result();
  }

  /** What a run has come to before; that of another program or other data is refused. */
  private Optional<RunResult> done(PlannedRun run, TrainRun training, Path folder) {
    Optional<RunRecord> record =
        RunRecord.read(folder).filter(each -> each.epochs() == run.plan().totalEpochs());
    record.ifPresent(each -> {
      String rows =
          data.computeIfAbsent(
              List.of(run.model(), run.fold()), fresh -> training.dataFingerprint());
      new RunIdentity(run.model().schema(), run.plan(), rows)
          .check(RunRecord.file(folder), each.identity());
    });
    return record.map(RunRecord::result);
  }

  private void announce(PlannedRun run, int number, boolean done) {
    if (TrainProgress.isJson(arguments)) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("run", run.values());
      line.put("number", number);
      line.put("of", folders.size());
      out.println(Json.write(line));
    } else if (!arguments.has("quiet")) {
      out.println(
          "%srun %d of %d: %s%s"
              .formatted(
                  number == 1 ? "" : "\n",
                  number,
                  folders.size(),
                  TableView.label(planned.columns().variables(), run.values()),
                  done ? " (done before)" : ""));
    }
  }

  /** The weights of the best run so far, and which one that is, where commands look for them. */
  private void keepBest(Path folder) {
    table
        .best()
        .filter(best -> !best.name().equals(kept))
        .ifPresent(best -> {
          kept = best.name();
          Path from = folder.resolve(kept);
          Path weights = from.resolve(TrainResults.WEIGHTS);
          AtomicFile.write(folder.resolve(TrainResults.WEIGHTS), file -> Files.copy(weights, file));
          RunRecord.read(from).ifPresent(record -> record.write(folder));
        });
  }

  private List<String> draw(Path folder) {
    if (arguments.has("no-plot") || !PictureFiles.canDraw()) {
      return List.of();
    }
    return RunPictures.of(List.of(folder)).stream()
        .map(exhibit -> {
          PictureFiles.save(folder.resolve(exhibit.name()), exhibit.picture(), List.of("svg"));
          return exhibit.name() + ".svg";
        })
        .toList();
  }

  private void show(Path folder, List<String> pictures) {
    if (TrainProgress.isJson(arguments)) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("table", TableFiles.json(table));
      line.put("out", folder.toString());
      out.println(Json.write(line));
    } else if (!arguments.has("quiet")) {
      out.println();
      new TableView(table).print(out);
      out.println();
      out.println(
          "written to "
              + folder
              + ": runs.csv, runs.json"
              + (kept.isEmpty() ? "" : ", model.safetensors (" + kept + ")")
              + pictures.stream().map(name -> ", " + name).reduce("", String::concat)
              + ", and a folder for each run");
    }
  }
}
