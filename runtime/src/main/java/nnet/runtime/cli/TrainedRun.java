package nnet.runtime.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Part;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;

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

  Weights weights() {
    if (!Files.exists(file)) {
      throw new UserError(
          "there are no weights in "
              + file
              + "\n  help: train first, or name them: --weights FILE, --run DIR");
    }
    return Weights.read(model.schema(), file);
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
