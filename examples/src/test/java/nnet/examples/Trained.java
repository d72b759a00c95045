package nnet.examples;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Part;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.train.Evaluation;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;

/**
 * A model after training, as {@code nnet train} does it.
 *
 * @param measures by part and name
 */
record Trained(Weights weights, Map<String, Map<String, Double>> measures) {

  static Trained of(Model model, Path data) {
    Training plan = model.schema().training().orElseThrow();
    Weights weights = Weights.initial(model, plan.seed());
    Dataset dataset = Dataset.fit(model, new DataFiles(data), weights);
    new Trainer(model, plan, dataset, weights, new TrainingListener() {}).train();
    Evaluation evaluation = new Evaluation(model, weights, plan.seed());
    Map<String, Map<String, Double>> measures = new TreeMap<>();
    for (Part part : dataset.parts()) {
      measures.put(part.name(), evaluation.of(part));
    }
    return new Trained(weights, measures);
  }
}
