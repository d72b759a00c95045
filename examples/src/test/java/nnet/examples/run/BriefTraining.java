package nnet.examples.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.generate.TokenGenerator;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Generation;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;

/**
 * A program that trains models for two epochs and writes their weights, and the tokens that they
 * generate: {@code FOLDER CLASS...}. It is a program because threads, kernels and the width of
 * vectors are settings of a whole JVM.
 */
public final class BriefTraining {
  private static final int EPOCHS = 2;

  private BriefTraining() {}

  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    for (String className : List.of(args).subList(1, args.length)) {
      Model model =
          Class.forName(className).asSubclass(Model.class).getDeclaredConstructor().newInstance();
      String name = model.schema().network();
      Weights weights = trained(model);
      weights.write(Path.of(args[0], name + ".safetensors"));
      generate(model, weights, Path.of(args[0]));
    }
  }

  private static void generate(Model model, Weights weights, Path folder) throws IOException {
    for (Generation plan : model.schema().generations()) {
      TokenGenerator generator = TokenGenerator.of(model, weights, Optional.of(plan.name()));
      int[] tokens = generator.generate(new int[] {0, 1}, 3);
      Files.writeString(folder.resolve(plan.name() + ".txt"), Arrays.toString(tokens));
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
