package nnet.runtime.train;

import java.nio.file.Path;
import java.util.Optional;
import nnet.runtime.data.DataFiles;
import nnet.runtime.io.StartWeights;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;

/** The weights that training begins with. */
public final class FirstWeights {
  private FirstWeights() {}

  /** Fresh ones, and where the plan has a {@code start} those of its file. */
  public static Weights of(Model model, Training plan, DataFiles files) {
    Weights weights = Weights.initial(model, plan.seed());
    Optional<Training.Start> start = plan.course().start();
    if (start.isPresent()) {
      Path file = files.resolve(start.get().file());
      StartWeights.read(model.schema(), file, start.get().into(), weights);
    }
    return weights;
  }

  /** Those of a file. */
  public static Weights of(Model model, Training plan, Path file) {
    Weights weights = Weights.initial(model, plan.seed());
    StartWeights.read(model.schema(), file, "", weights);
    return weights;
  }
}
