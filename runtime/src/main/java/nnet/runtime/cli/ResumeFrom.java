package nnet.runtime.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import nnet.runtime.checkpoint.Checkpoint;
import nnet.runtime.checkpoint.CheckpointWriter;
import nnet.runtime.message.UserError;

/** What {@code --resume} means: a checkpoint, or the newest one of a run. */
final class ResumeFrom {
  private final boolean wanted;
  private final Optional<Path> named;

  ResumeFrom(Arguments arguments) {
    wanted = arguments.has("resume");
    named =
        arguments.text("resume").filter(text -> !text.isEmpty()).isEmpty()
            ? Optional.empty()
            : arguments.path("resume");
  }

  boolean isWanted() {
    return wanted;
  }

  /** A table of runs goes on as a whole. */
  void requireFolder() {
    if (named.filter(ResumeFrom::isFile).isPresent()) {
      throw UserError.usage("--resume takes the folder of the table of runs, not one checkpoint");
    }
  }

  /** The run that what is named belongs to. */
  Optional<Path> folder() {
    return named.map(ResumeFrom::folder);
  }

  private static Path folder(Path named) {
    if (!isFile(named)) {
      return named;
    }
    Path folder = Objects.requireNonNullElse(named.getParent(), Path.of("."));
    return folder.endsWith(CheckpointWriter.BEST)
        ? Objects.requireNonNullElse(folder.getParent(), Path.of("."))
        : folder;
  }

  /**
   * @param folder of this run
   */
  Optional<Checkpoint> checkpoint(Path folder) {
    if (!wanted) {
      return Optional.empty();
    }
    Path from = named.orElse(folder);
    Path file = isFile(from) ? from : from.resolve(CheckpointWriter.NEWEST);
    return Optional.of(Checkpoint.read(file));
  }

  /**
   * The newest one of a run of a table, which may not have come that far.
   *
   * @param folder of this run
   */
  Optional<Checkpoint> found(Path folder) {
    Path file = folder.resolve(CheckpointWriter.NEWEST);
    return wanted && Files.exists(file) ? Optional.of(Checkpoint.read(file)) : Optional.empty();
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path) || path.toString().endsWith(".safetensors");
  }
}
