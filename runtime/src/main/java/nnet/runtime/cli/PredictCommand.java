package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.runtime.data.CsvInputs;
import nnet.runtime.data.CsvOutputs;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.predict.Predictor;

/** Predicts the rows of a CSV. */
final class PredictCommand implements Command {

  @Override
  public String name() {
    return "predict";
  }

  @Override
  public String summary() {
    return "Predict the rows of a CSV: raw rows as in the data, or the network's inputs.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        WEIGHTS,
        new Option("input", "FILE", "the rows (csv), columns by name"),
        new Option("out", "FILE", "takes the predictions (csv)"));
  }

  @Override
  public void run(Model model, Arguments arguments, PrintStream out) {
    Path target = arguments.requiredPath("out");
    Path input = arguments.requiredPath("input");
    Weights weights = Weights.read(model.schema(), arguments.requiredPath("weights"));
    Predictor predictor = Predictor.of(model, weights);
    float[] examples = CsvInputs.read(model, weights, input);
    int rows = examples.length / Math.max(1, predictor.inputSize());
    float[] results = new float[Math.multiplyExact(rows, predictor.outputSize())];
    predictor.predictBatch(examples, results, rows);
    AtomicFile.write(target, CsvOutputs.write(columns(model.schema(), predictor), results, rows));
    out.println(rows + " rows predicted, written to " + target);
  }

  private static List<CsvOutputs.Column> columns(Schema schema, Predictor predictor) {
    List<CsvOutputs.Column> columns = new ArrayList<>();
    for (String output : predictor.outputs()) {
      List<Integer> shape = predictor.shape(output);
      columns.add(new CsvOutputs.Column(output, shape, label(schema, shape)));
    }
    return columns;
  }

  /** The label that probabilities of this shape are about, if there is exactly one. */
  private static Optional<String> label(Schema schema, List<Integer> shape) {
    if (!schema.hasEntry("evaluate") || shape.size() != 1) {
      return Optional.empty();
    }
    Entry entry = schema.entries().get(schema.entry("evaluate"));
    List<Slot> fitting =
        entry.inputs().stream()
            .filter(slot -> slot.kind() == Slot.Kind.TARGET && slot.shape().isEmpty())
            .filter(slot -> slot.classes() == shape.getFirst())
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst().name()) : Optional.empty();
  }
}
