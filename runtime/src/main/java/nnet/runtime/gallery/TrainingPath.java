package nnet.runtime.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nnet.runtime.checkpoint.CheckpointWriter;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;

/**
 * The weights of a training from epoch to epoch, as its checkpoints tell.
 *
 * @param points in the order of time, the fresh weights first where they are known
 */
record TrainingPath(List<Weights> points) {
  /** A plane needs as many. */
  private static final int LEAST = 3;

  private static final Pattern FILE = Pattern.compile("epoch-(\\d+)\\.safetensors");

  TrainingPath {
    points = List.copyOf(points);
  }

  /** A checkpoint of an epoch. */
  private record Kept(int epoch, Path file) {}

  /**
   * @param run the folder that training wrote to
   */
  static TrainingPath read(Model model, Path run) {
    Path folder = run.resolve(CheckpointWriter.BEST);
    List<Kept> kept = kept(folder);
    if (kept.size() < LEAST) {
      throw new UserError(
          "a landscape needs the checkpoints of at least %d epochs; %s has %d"
                  .formatted(LEAST, folder, kept.size())
              + "\n  help: keep those of all: checkpoint: (keep: 1000, monitor: train.loss)");
    }
    List<Weights> points = new ArrayList<>();
    kept.forEach(each -> points.add(Weights.read(model.schema(), each.file())));
    fresh(model, points.getFirst()).ifPresent(points::addFirst);
    return new TrainingPath(points);
  }

  private static List<Kept> kept(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file ->
              FILE.matcher(String.valueOf(file.getFileName()))
                  .results()
                  .map(found -> new Kept(epoch(found), file)))
          .sorted(Comparator.comparingInt(Kept::epoch))
          .toList();
    } catch (IOException e) {
      throw new UserError("cannot read " + folder + ": " + e.getMessage());
    }
  }

  private static int epoch(MatchResult name) {
    return Integer.parseInt(name.group(1));
  }

  /** What the initializers drew; empty where training began with the weights of a file. */
  private static Optional<Weights> fresh(Model model, Weights later) {
    String seed = later.provenance().get(Weights.SEED);
    return seed == null || later.provenance().containsKey(Weights.START)
        ? Optional.empty()
        : Optional.of(Weights.initial(model, Long.parseLong(seed)));
  }

  Weights last() {
    return points.getLast();
  }
}
