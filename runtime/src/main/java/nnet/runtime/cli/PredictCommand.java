package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Examples;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;
import nnet.runtime.predict.NamedOutput;
import nnet.runtime.predict.Predictor;
import nnet.runtime.predict.Session;

/** Predicts rows of a file. */
final class PredictCommand implements Command {

  @Override
  public String name() {
    return "predict";
  }

  @Override
  public String summary() {
    return "Predict rows: raw ones as in the data, or the network's inputs.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        WEIGHTS,
        new Option("input", "FILE", "the rows: a csv, npy or npz, or what the data are read from"),
        new Option("out", "FILE", "takes the predictions (csv)"),
        DATA_DIR);
  }

  @Override
  public void run(Model model, Arguments arguments, PrintStream out) {
    Path target = arguments.requiredPath("out");
    Path input = arguments.requiredPath("input");
    Weights weights = arguments.weights(model);
    Predictor predictor = Predictor.of(model, weights);
    DataFiles files = new DataFiles(arguments.path("data-dir").orElse(Path.of(".")));
    Examples examples = Examples.read(model, weights, input, files);
    int rows = examples.count();
    float[] results = results(predictor, examples);
    List<NamedOutput> outputs = NamedOutput.of(predictor);
    AtomicFile.write(target, CsvOutputs.write(examples.keys(), outputs, results, rows));
    String count = rows == 1 ? "1 row" : rows + " rows";
    out.println(count + " predicted, written to " + target);
  }

  /** One result after another. */
  static float[] results(Predictor predictor, Examples examples) {
    int rows = examples.count();
    float[] results = new float[Math.multiplyExact(rows, predictor.outputSize())];
    int batch = batch(predictor.model().schema(), rows);
    predict(predictor, batch, examples.inputs(), results);
    return results;
  }

  /** Rows of a batch: those of a stateful network follow each other as they did in training. */
  private static int batch(Schema schema, int rows) {
    boolean stateful = schema.entries().get(schema.entry("predict")).isStateful();
    Optional<Training> plan = schema.training().filter(each -> !each.fullBatch());
    return stateful ? plan.map(Training::batch).orElse(1) : rows;
  }

  private static void predict(Predictor predictor, int batch, float[] examples, float[] results) {
    Session session = predictor.session();
    int in = predictor.inputSize();
    int out = predictor.outputSize();
    for (int at = 0; at * in < examples.length; at += batch) {
      int count = Math.min(batch, examples.length / in - at);
      float[] some = Arrays.copyOfRange(examples, at * in, (at + count) * in);
      float[] made = new float[count * out];
      session.predictBatch(some, made, count);
      System.arraycopy(made, 0, results, at * out, made.length);
    }
  }
}
