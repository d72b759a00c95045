package nnet.examples.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nnet.runtime.checkpoint.Checkpoint;
import nnet.runtime.checkpoint.CheckpointWriter;
import nnet.runtime.checkpoint.RunIdentity;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.generate.TokenGenerator;
import nnet.runtime.io.Weights;
import nnet.runtime.message.Interrupted;
import nnet.runtime.model.Generation;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.train.ListenerList;
import nnet.runtime.train.Snapshot;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;

/**
 * A program that trains models for two epochs and writes their weights, and the tokens that they
 * generate: {@code FOLDER CLASS...}. With the property {@code nnet.stop} it stops after that step
 * and leaves a checkpoint in {@code FOLDER/NETWORK}; from one that is there it goes on.
 */
public final class BriefTraining {
  private static final int EPOCHS = 2;
  private static final int STOP = Integer.getInteger("nnet.stop", 0);

  private final Model model;
  private final Path folder;

  private BriefTraining(Model model, Path folder) {
    this.model = model;
    this.folder = folder;
  }

  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    for (String className : List.of(args).subList(1, args.length)) {
      Model model =
          Class.forName(className).asSubclass(Model.class).getDeclaredConstructor().newInstance();
      new BriefTraining(model, Path.of(args[0])).run();
    }
  }

  private void run() throws IOException {
    try {
      Weights weights = trained();
      weights.write(folder.resolve(model.schema().network() + ".safetensors"));
      generate(weights);
    } catch (Interrupted stopped) {
      System.out.println("stopped");
    }
  }

  private void generate(Weights weights) throws IOException {
    for (Generation plan : model.schema().generations()) {
      TokenGenerator generator = TokenGenerator.of(model, weights, Optional.of(plan.name()));
      int[] tokens = generator.generate(new int[] {0, 1}, 3);
      Files.writeString(folder.resolve(plan.name() + ".txt"), Arrays.toString(tokens));
    }
  }

  private Weights trained() {
    Training plan = brief(model.schema().training().orElseThrow());
    Weights weights = Weights.initial(model, plan.seed());
    Dataset data = Dataset.fit(model, new DataFiles(Path.of(".")), weights);
    RunIdentity identity = new RunIdentity(model.schema(), plan, data);
    Path checkpoints = folder.resolve(model.schema().network());
    Trainer trainer = new Trainer(model, plan, data, weights, listener(checkpoints, identity));
    Path newest = checkpoints.resolve(CheckpointWriter.NEWEST);
    if (Files.exists(newest)) {
      Checkpoint checkpoint = Checkpoint.read(newest);
      checkpoint.check(identity);
      checkpoint.restore(weights, model.schema());
      trainer.resume(checkpoint.state());
    }
    trainer.train();
    return weights;
  }

  private static TrainingListener listener(Path checkpoints, RunIdentity identity) {
    if (STOP == 0) {
      return new TrainingListener() {};
    }
    Training.Checkpoints when = new Training.Checkpoints(STOP, 0, 0, "");
    TrainingListener writer =
        new CheckpointWriter(
            checkpoints,
            Optional.of(new CheckpointWriter.Plan(when, false)),
            () -> identity,
            new TrainingListener() {});
    return new ListenerList(List.of(writer, new Stop()));
  }

  /** Ends training as soon as the checkpoint is written. */
  private static final class Stop implements TrainingListener {
    @Override
    public void reached(Snapshot snapshot) {
      if (snapshot.steps() == STOP && !snapshot.isEndOfEpoch()) {
        throw new Interrupted();
      }
    }
  }

  private static Training brief(Training plan) {
    return plan.withExtent(EPOCHS, plan.batch(), plan.fullBatch(), plan.seed());
  }
}
