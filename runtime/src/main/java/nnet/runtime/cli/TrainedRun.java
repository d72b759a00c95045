package nnet.runtime.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nnet.runtime.checkpoint.CheckpointWriter;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Part;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.model.TablePlan;
import nnet.runtime.model.Training;
import nnet.runtime.table.DeclaredRun;
import nnet.runtime.table.RunRecord;

/**
 * What a training left: where a command finds trained weights without being told.
 *
 * @param folder that {@code train} wrote to
 * @param file of the weights
 * @param partName which part of the data is looked at; the most unseen one where it is empty
 */
record TrainedRun(Model model, Path folder, Path file, Path dataFolder, Optional<String> partName) {
  static final Option RUN = new Option("run", "DIR", "what `train` wrote (default: runs/NETWORK)");
  static final Option PART =
      new Option("part", "NAME", "train, validation or test (default: the last there is)");

  private static final List<String> PARTS = List.of("test", "validation", "train");

  static TrainedRun of(Model model, Arguments arguments) {
    Path folder = arguments.path("run").orElse(Path.of("runs", model.schema().network()));
    Path file = arguments.path("weights").orElse(folder.resolve("model.safetensors"));
    Path data = arguments.path("data-dir").orElse(Path.of("."));
    return new TrainedRun(model, folder, file, data, arguments.text("part"));
  }

  /** The network whose weights they are, where it is one of a table of runs. */
  Model weightsModel() {
    Training plan = model.schema().training().orElse(null);
    if (plan == null || plan.course().table().isEmpty()) {
      return model;
    }
    Optional<RunRecord> record = RunRecord.read(weightsFolder());
    return record.map(each -> trainedBy(each, plan)).orElse(model);
  }

  /** A run with these values; a seed that the table has not changes no network as a rule. */
  private Model trainedBy(RunRecord record, Training plan) {
    List<DeclaredRun> runs = DeclaredRun.of(model, plan);
    Map<String, String> wanted = new HashMap<>(record.result().values());
    wanted.keySet().retainAll(runs.getFirst().values().keySet());
    Map<String, String> unseeded = new HashMap<>(wanted);
    plan.course().table().flatMap(TablePlan::seed).ifPresent(unseeded::remove);
    return Stream.of(wanted, unseeded)
        .flatMap(values -> runs.stream().filter(run -> run.matches(values)))
        .findFirst()
        .map(DeclaredRun::model)
        .orElseThrow(() ->
            new UserError(
                "%s are weights of the run %s, which is not in the table of %s"
                    .formatted(file, record.result().name(), model.schema().source())));
  }

  Weights weights() {
    if (!Files.exists(file)) {
      throw new UserError(
          "there are no weights in "
              + file
              + "\n  help: train first, or name them: --weights FILE, --run DIR");
    }
    return Weights.read(model.schema(), file);
  }

  /** The folder of the run that the weights are of. */
  Path weightsFolder() {
    Path parent = Objects.requireNonNullElse(file.getParent(), Path.of("."));
    return parent.endsWith(CheckpointWriter.BEST)
        ? Objects.requireNonNullElse(parent.getParent(), Path.of("."))
        : parent;
  }

  /** What training has seen least of. */
  Part part(Dataset data) {
    List<String> there = data.parts().stream().map(Part::name).toList();
    String name =
        partName.orElseGet(
            () -> PARTS.stream().filter(there::contains).findFirst().orElse("train"));
    return data.part(name)
        .orElseThrow(() ->
            UserError.usage(
                "--part is one of " + String.join(", ", there) + ", not `" + name + "`"));
  }
}
