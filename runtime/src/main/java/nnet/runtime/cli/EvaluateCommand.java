package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Part;
import nnet.runtime.io.Json;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.OwnUnits;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.train.Evaluation;

/** Losses, metrics and decisions of trained weights. */
final class EvaluateCommand implements Command {

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public String summary() {
    return "Losses, metrics and decisions of trained weights on every part of the data.";
  }

  @Override
  public List<Option> options() {
    return List.of(WEIGHTS, DATA_DIR, SEED, FORMAT);
  }

  @Override
  public void run(Model model, Arguments arguments, PrintStream out) {
    Weights weights = arguments.weights(model);
    Path folder = arguments.path("data-dir").orElse(Path.of("."));
    Dataset data = Dataset.open(model, new DataFiles(folder), weights);
    Training plan = model.schema().training().orElseThrow();
    long seed = arguments.whole("seed", 0, Long.MAX_VALUE).orElse(plan.seed());
    Evaluation evaluation = new Evaluation(model, weights, plan.withSeed(seed));
    Map<String, Map<String, Double>> measures = new LinkedHashMap<>();
    for (Part part : data.parts()) {
      Map<String, Double> all = new LinkedHashMap<>(evaluation.of(part));
      all.putAll(OwnUnits.of(model, weights, part));
      measures.put(part.name(), all);
    }
    if (arguments.choice("format", List.of("human", "json")).equals("json")) {
      out.println(Json.write(measures));
    } else {
      FaultLines.print(data.faults(), out);
      MeasureTable.print(measures, out);
      DecisionTable.print(model.schema(), weights, measures, out);
    }
  }
}
