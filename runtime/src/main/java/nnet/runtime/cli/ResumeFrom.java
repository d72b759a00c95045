package nnet.runtime.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import nnet.runtime.checkpoint.Checkpoint;
import nnet.runtime.checkpoint.CheckpointWriter;
import nnet.runtime.io.AtomicFile;

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
    if (Files.isDirectory(folder)) {
      AtomicFile.removeParts(folder.resolve(CheckpointWriter.NEWEST));
    }
    return Optional.of(Checkpoint.read(file));
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path) || path.toString().endsWith(".safetensors");
  }
}
