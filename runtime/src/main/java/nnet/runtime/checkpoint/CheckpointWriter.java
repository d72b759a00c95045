package nnet.runtime.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nnet.runtime.message.Interrupted;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Training;
import nnet.runtime.train.History;
import nnet.runtime.train.Snapshot;
import nnet.runtime.train.TrainingListener;
import org.jspecify.annotations.Nullable;

/** Writes checkpoints when they are due and when the program is told to end. */
public final class CheckpointWriter implements TrainingListener {
  /** The newest one; the best epochs are in a folder beside it. */
  public static final String NEWEST = "checkpoint.safetensors";

  public static final String BEST = "checkpoints";
  private static final double USUAL_MINUTES = 5;

  private static final double LONG_SECONDS = 60;

  private final Path newest;
  private final Training.Checkpoints plan;

  /** Whether nobody has asked for checkpoints: they are then gone when all went well. */
  private final boolean provisional;

  private final BestEpochs best;
  private final Supplier<RunIdentity> identity;
  private final TrainingListener shown;
  private final long start = System.nanoTime();
  private long lastTime = start;
  private @Nullable Interruption interruption;
  private @Nullable RunIdentity run;
  private boolean written;

  /**
   * @param higherIsBetter of what is monitored
   */
  public record Plan(Training.Checkpoints when, boolean higherIsBetter) {}

  /**
   * @param folder of the run
   * @param plan empty where nobody has asked for checkpoints
   * @param identity asked for when the first one is written
   * @param shown is told when training is interrupted
   */
  public CheckpointWriter(
      Path folder, Optional<Plan> plan, Supplier<RunIdentity> identity, TrainingListener shown) {
    this.newest = folder.resolve(NEWEST);
    this.provisional = plan.isEmpty();
    this.plan = plan.map(Plan::when).orElse(new Training.Checkpoints(0, USUAL_MINUTES, 0, ""));
    boolean higherIsBetter = plan.map(Plan::higherIsBetter).orElse(false);
    this.best = new BestEpochs(folder.resolve(BEST), this.plan, higherIsBetter);
    this.identity = identity;
    this.shown = shown;
  }

  /** Writes one and stops training when this is requested. */
  public void stopsAt(Interruption request) {
    interruption = request;
  }

  @Override
  public void resumed(List<History.Epoch> epochs, int examples) {
    written = true;
  }

  @Override
  public boolean isWaiting() {
    return interruption != null && interruption.isRequested();
  }

  @Override
  public void reached(Snapshot snapshot) {
    if (interruption != null && interruption.isRequested()) {
      stop(snapshot, interruption);
    }
    if (plan.keep() > 0 && snapshot.isEndOfEpoch()) {
      keepBest(snapshot);
    }
    if (isDue(snapshot)) {
      writeNewest(snapshot);
    }
  }

  private boolean isDue(Snapshot snapshot) {
    if (snapshot.isEnd()) {
      return !provisional || seconds(start) > LONG_SECONDS;
    }
    if (plan.every() > 0 && !snapshot.isEndOfEpoch() && snapshot.steps() % plan.every() == 0) {
      return true;
    }
    return plan.minutes() > 0 && seconds(lastTime) >= 60 * plan.minutes();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private void keepBest(Snapshot snapshot) {
    int epoch = snapshot.epochs().getLast().number();
    if (best.include(snapshot.epochs(), epoch)) {
      write(best.file(epoch), snapshot);
      best.removeOthers(snapshot.epochs());
    }
  }

  private void stop(Snapshot snapshot, Interruption request) {
    shown.interrupted();
    int epoch = snapshot.epochs().size() + (snapshot.isEndOfEpoch() ? 0 : 1);
    try {
      write(newest, snapshot);
      request.allow(
          "stopped in epoch %d, after step %d; go on with the same command and --resume (%s)"
              .formatted(epoch, snapshot.steps(), newest));
    } catch (UserError e) {
      request.allow("error: stopped in epoch " + epoch + ", but " + e.text());
    }
    throw new Interrupted();
  }

  private void writeNewest(Snapshot snapshot) {
    lastTime = System.nanoTime();
    try {
      write(newest, snapshot);
    } catch (UserError e) {
      if (!provisional) {
        throw new UserError(
            e.text() + " (after step " + snapshot.steps() + "); an older checkpoint is untouched");
      }
    }
  }

  private void write(Path file, Snapshot snapshot) {
    if (run == null) {
      run = identity.get();
    }
    RunIdentity of = run;
    snapshot.use(state -> Checkpoint.write(file, of, snapshot.weights(), state));
    written = true;
  }

  /** After all else of the run was written. */
  public void finish() {
    try {
      if (provisional && written) {
        Files.deleteIfExists(newest);
      }
    } catch (IOException e) {
      throw new UserError("cannot remove " + newest + ": " + e.getMessage());
    }
  }
}
