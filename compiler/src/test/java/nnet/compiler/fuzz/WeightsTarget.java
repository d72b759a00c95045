package nnet.compiler.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nnet.runtime.checkpoint.Checkpoint;
import nnet.runtime.checkpoint.RunIdentity;
import nnet.runtime.cli.Inspection;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;
import nnet.runtime.predict.Predictor;
import nnet.runtime.train.FirstWeights;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;

/** Files of weights: inspected, predicted with, trained from and gone on from. */
final class WeightsTarget implements Target {
  private static final String TEXT =
      """
      network Flats {
          input  x: f32[4]
          target rent: f32
          output guess = x -> dense(2) -> batch_norm -> relu -> dense(1)
          loss = mse(guess, rent)
      }

      record Flat { size: f32  kind: category  rent: f32 }

      data Rents {
          from csv("flats.csv") as Flat
          x = concat(size -> standardize, kind -> one_hot(at_most: 3))
          split random(seed: 1): train 0.6, validation 0.4
          rent = rent -> standardize(invert: true)
      }

      train Flats on Rents {
          optimizer: adam(0.01)
          accumulate: 2
          epochs: 2
          batch: 2
          checkpoint: (every: 3)
          early_stopping: (patience: 5)
      }
      """;

  private final DataNetwork network;
  private final Model model;
  private final Schema schema;
  private final Training plan;
  private final DataFiles files;
  private final Dataset data;
  private final Path file;

  WeightsTarget() throws IOException {
    Path folder = DataNetwork.folder();
    Files.writeString(
        folder.resolve("flats.csv"),
        "size,kind,rent\n50,old,700\n80,new,900\n30,old,500\n70,new,800\n60,old,600\n");
    network = DataNetwork.of(TEXT, folder).fitted();
    model = network.model();
    schema = model.schema();
    plan = schema.training().orElseThrow();
    files = new DataFiles(folder);
    data = Dataset.fit(model, files, Weights.initial(model, 1));
    file = folder.resolve("hostile.safetensors");
  }

  @Override
  public void read(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    Words.accepts(this::inspect);
    Words.accepts(this::predict);
    Words.accepts(() -> FirstWeights.of(model, plan, file));
    Words.accepts(() -> SafeTensors.read(file, bytes));
    Words.accepts(this::resume);
  }

  private void inspect() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Inspection inspection = Inspection.of(file);
    inspection.print(new PrintStream(out, true, StandardCharsets.UTF_8));
    Words.requireVisible(out.toString(StandardCharsets.UTF_8));
    inspection.json();
  }

  private void predict() throws IOException {
    Predictor predictor = Predictor.load(model, file);
    Words.requireVisible(predictor.selfTest().text());
    predictor.predict(new float[predictor.inputSize()], new float[predictor.outputSize()]);
    Weights read = Weights.read(schema, file);
    Dataset.open(model, files, read);
  }

  private void resume() {
    Checkpoint checkpoint = Checkpoint.read(file);
    Weights weights = Weights.blank(schema);
    checkpoint.check(new RunIdentity(schema, plan, data));
    checkpoint.restore(weights, schema);
    Trainer trainer = new Trainer(model, plan, data, weights, new TrainingListener() {});
    trainer.resume(checkpoint.state());
    trainer.train();
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    Path run = network.file("run");
    Words.printed(
        model,
        "train",
        "--quiet",
        "--no-plot",
        "--data-dir",
        files.folder().toString(),
        "--out",
        run.toString());
    return List.of(
        Files.readAllBytes(run.resolve("model.safetensors")),
        Files.readAllBytes(run.resolve("checkpoint.safetensors")));
  }

  @Override
  public List<String> words() {
    return List.of(
        "{\"__metadata__\":{",
        "\"dtype\":\"F32\"",
        "\"dtype\":\"BF16\"",
        "\"dtype\":\"U8\"",
        "\"shape\":[",
        "\"data_offsets\":[0,4]",
        "2147483647",
        "9223372036854775807",
        "-1",
        "checkpoint state stage epochs",
        "checkpoint/",
        "golden/inputs",
        "golden/outputs",
        "decision y threshold",
        "vocabulary kind",
        "[\\\"a\\\"]",
        "fingerprint ",
        "\\u001b[2J",
        "\\ud800",
        "null",
        "}}",
        "[[[[[[[[",
        "nan",
        "epoch,loss\\n1,0.5\\n");
  }

  @Override
  public long mostBytes() {
    return 64L << 20;
  }
}
