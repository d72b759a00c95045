package nnet.examples.run;

import java.nio.file.Path;
import java.util.List;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;

/**
 * A program that trains models for two epochs and writes their weights: {@code FOLDER CLASS...}. It
 * is a program because threads, kernels and the width of vectors are settings of a whole JVM.
 */
public final class BriefTraining {
  private static final int EPOCHS = 2;

  private BriefTraining() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    for (String className : List.of(args).subList(1, args.length)) {
      Model model =
          Class.forName(className).asSubclass(Model.class).getDeclaredConstructor().newInstance();
      String name = model.schema().network();
      trained(model).write(Path.of(args[0], name + ".safetensors"));
    }
  }

  private static Weights trained(Model model) {
    Training plan = brief(model.schema().training().orElseThrow());
    Weights weights = Weights.initial(model, plan.seed());
    Dataset data = Dataset.fit(model, new DataFiles(Path.of(".")), weights);
    new Trainer(model, plan, data, weights, new TrainingListener() {}).train();
    return weights;
  }

  private static Training brief(Training plan) {
    return plan.withExtent(EPOCHS, plan.batch(), plan.fullBatch(), plan.seed());
  }
}
