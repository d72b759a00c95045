package nnet.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Weights;
import nnet.runtime.message.Interrupted;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Training;
import nnet.runtime.train.History;
import nnet.runtime.train.LineModel;
import nnet.runtime.train.Snapshot;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final TrainingListener SILENT = new TrainingListener() {};

  @TempDir Path folder;

  /** A model, its data and its weights: what a process has that trains. */
  private final class Run {
    final LineModel model;
    final Training plan;
    final Weights weights;
    final Dataset data;
    final RunIdentity identity;

    Run(Training plan, int rows) {
      this.plan = plan;
      model = new LineModel(LineModel.generated(rows), plan);
      weights = Weights.initial(model, 5);
      data = Dataset.fit(model, new DataFiles(folder), weights);
      identity = new RunIdentity(model.schema(), plan, data);
    }

    Run(Training plan) {
      this(plan, 100);
    }

    History train(TrainingListener listener) {
      return new Trainer(model, plan, data, weights, listener).train();
    }

    History resume(Path file) {
      Checkpoint checkpoint = Checkpoint.read(file);
      checkpoint.check(identity);
      checkpoint.restore(weights, model.schema());
      Trainer trainer = new Trainer(model, plan, data, weights, SILENT);
      trainer.resume(checkpoint.state());
      return trainer.train();
    }

    TrainingListener writer(Training.Checkpoints when) {
      return new CheckpointWriter(
          folder, Optional.of(new CheckpointWriter.Plan(when, false)), () -> identity, SILENT);
    }
  }

  private static Training plan() {
    return LineModel.training(
        4, 16, Optional.of(new Training.EarlyStopping("validation.loss", 3, 0, true)));
  }

  /** Writes a checkpoint wherever there can be one. */
  private final class Everywhere implements TrainingListener {
    final List<Path> files = new ArrayList<>();
    private final Run run;

    Everywhere(Run run) {
      this.run = run;
    }

    @Override
    public void reached(Snapshot snapshot) {
      Path file = folder.resolve(files.size() + ".safetensors");
      snapshot.use(state -> Checkpoint.write(file, run.identity, run.weights, state));
      files.add(file);
    }
  }

  @Test
  void fromEveryStepTrainingEndsWithTheSameBits() {
    Run whole = new Run(plan());
    Everywhere everywhere = new Everywhere(whole);
    History history = whole.train(everywhere);
    assertThat(everywhere.files).hasSize(4 * (5 + 1));
    for (Path file : everywhere.files) {
      Run resumed = new Run(plan());
      History again = resumed.resume(file);
      assertThat(again).isEqualTo(history);
      assertThat(resumed.weights.parameters()).isEqualTo(whole.weights.parameters());
    }
  }

  /** Wants to stop while the second epoch is measured. */
  private static final class Impatient implements TrainingListener {
    private final Path file;
    private final Run run;
    private boolean waiting;

    Impatient(Run run, Path file) {
      this.run = run;
      this.file = file;
    }

    @Override
    public boolean isWaiting() {
      return waiting;
    }

    @Override
    public void reached(Snapshot snapshot) {
      if (waiting) {
        snapshot.use(state -> Checkpoint.write(file, run.identity, run.weights, state));
        throw new Interrupted();
      }
      waiting = snapshot.steps() == 10 && !snapshot.isEndOfEpoch();
    }
  }

  @Test
  void measuringIsStoppedAndTakenUp() {
    Run whole = new Run(plan());
    History history = whole.train(SILENT);
    Run stopped = new Run(plan());
    Path file = folder.resolve("stopped");
    assertThatThrownBy(() -> stopped.train(new Impatient(stopped, file)))
        .isInstanceOf(Interrupted.class);
    Run resumed = new Run(plan());
    assertThat(resumed.resume(file)).isEqualTo(history);
    assertThat(resumed.weights.parameters()).isEqualTo(whole.weights.parameters());
  }

  @Test
  void aCheckpointPredictsLikeWeights() {
    Run run = new Run(plan());
    Everywhere everywhere = new Everywhere(run);
    run.train(everywhere);
    Weights read = Weights.read(run.model.schema(), everywhere.files.getLast());
    assertThat(read.parameters()).isEqualTo(run.weights.parameters());
  }

  @Test
  void equalRunsWriteEqualCheckpoints() {
    Run first = new Run(plan());
    Everywhere written = new Everywhere(first);
    first.train(written);
    Path copy = folder.resolve("copy");
    written.files.getLast().toFile().renameTo(copy.toFile());
    Run second = new Run(plan());
    Everywhere again = new Everywhere(second);
    second.train(again);
    assertThat(again.files.getLast()).hasSameBinaryContentAs(copy);
  }

  @Test
  void trainingGoesOnBeyondItsEnd() {
    Run brief = new Run(LineModel.training(3, 16, Optional.empty()));
    brief.train(brief.writer(new Training.Checkpoints(100, 0, 0, "")));
    Run longer = new Run(LineModel.training(5, 16, Optional.empty()));
    assertThat(longer.resume(folder.resolve(CheckpointWriter.NEWEST)).epochs()).hasSize(5);
  }

  @Test
  void refusesWhatIsNotOfThisRun() {
    Run run = new Run(plan());
    run.train(run.writer(new Training.Checkpoints(7, 0, 0, "")));
    Path file = folder.resolve(CheckpointWriter.NEWEST);
    Training plan = plan();
    assertRefused(new Run(plan, 99), file, "is of a run on other data");
    assertRefused(new Run(plan.withSeed(7)), file, "with seed 42; this one has 7");
    assertRefused(new Run(plan.withExtent(4, 8, false, 42)), file, "go on with --batch 16");
    Training.Course other = Training.Course.PLAIN.withProgram("other");
    assertRefused(new Run(plan.withCourse(other)), file, "is of another program");
    Path weights = folder.resolve("weights.safetensors");
    run.weights.write(weights);
    assertRefused(run, weights, "holds weights, but no state of training");
    assertRefused(run, folder.resolve("none"), "there is no checkpoint");
  }

  private static void assertRefused(Run run, Path file, String message) {
    assertThatThrownBy(() -> run.resume(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @Test
  void keepsTheBestEpochs() throws IOException {
    Run run = new Run(LineModel.training(6, 16, Optional.empty()));
    Path best = folder.resolve(CheckpointWriter.BEST);
    History history = run.train(run.writer(new Training.Checkpoints(0, 0, 2, "validation.loss")));
    List<String> expected =
        history.epochs().stream()
            .sorted((a, b) ->
                Double.compare(
                    a.values().getOrDefault("validation.loss", 0.0),
                    b.values().getOrDefault("validation.loss", 0.0)))
            .limit(2)
            .map(epoch -> "epoch-" + epoch.number() + ".safetensors")
            .toList();
    try (var files = Files.list(best)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void namesTheMeasureThatWasMeant() {
    Run run = new Run(plan());
    assertThatThrownBy(() -> run.train(run.writer(new Training.Checkpoints(0, 0, 2, "loss"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("checkpoint monitors `loss`, which is not measured");
  }

  /** Where the new file cannot be written, the old one is as it was. */
  @Test
  void aFullFolderLeavesTheOldCheckpoint() throws IOException {
    Run run = new Run(plan());
    run.train(run.writer(new Training.Checkpoints(7, 0, 0, "")));
    Path file = folder.resolve(CheckpointWriter.NEWEST);
    byte[] before = Files.readAllBytes(file);
    Path blocked = folder.resolve("blocked");
    Files.writeString(blocked, "a file, not a folder");
    Run again = new Run(plan());
    TrainingListener writer =
        new CheckpointWriter(
            blocked,
            Optional.of(new CheckpointWriter.Plan(new Training.Checkpoints(3, 0, 0, ""), false)),
            () -> again.identity,
            SILENT);
    assertThatThrownBy(() -> again.train(writer))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot write")
        .hasMessageContaining("after step 3");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }
}
