package nnet.runtime.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Training;
import nnet.runtime.train.History;
import nnet.runtime.train.Measures;

/** Which epochs keep a checkpoint of their own: the best so far, of equals the earlier ones. */
final class BestEpochs {
  private final Path folder;
  private final Training.Checkpoints plan;
  private final boolean higherIsBetter;

  BestEpochs(Path folder, Training.Checkpoints plan, boolean higherIsBetter) {
    this.folder = folder;
    this.plan = plan;
    this.higherIsBetter = higherIsBetter;
  }

  Path file(int epoch) {
    return folder.resolve("epoch-" + epoch + ".safetensors");
  }

  boolean include(List<History.Epoch> epochs, int epoch) {
    return best(epochs).contains(epoch);
  }

  private Set<Integer> best(List<History.Epoch> epochs) {
    return epochs.stream()
        .sorted(Comparator.comparingDouble(this::badness))
        .limit(plan.keep())
        .map(History.Epoch::number)
        .collect(Collectors.toSet());
  }

  private double badness(History.Epoch epoch) {
    double value = Measures.required(plan.monitor(), epoch.values(), "checkpoint");
    return higherIsBetter ? -value : value;
  }

  /** Removes the files of epochs that are no longer among the best. */
  void removeOthers(List<History.Epoch> epochs) {
    Set<Path> kept = best(epochs).stream().map(this::file).collect(Collectors.toSet());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "epoch-*.safetensors")) {
      for (Path file : files) {
        if (!kept.contains(file)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UserError("cannot remove an old checkpoint in " + folder + ": " + e.getMessage());
    }
  }
}
