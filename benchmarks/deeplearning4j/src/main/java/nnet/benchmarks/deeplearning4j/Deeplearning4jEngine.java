package nnet.benchmarks.deeplearning4j;

import java.util.Optional;
import nnet.benchmarks.engine.Engine;
import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Workload;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j: networks that are a chain of its layers. */
public final class Deeplearning4jEngine implements Engine {

  @Override
  public String version() {
    return "Deeplearning4j 1.0.0-M2.1, "
        + Nd4j.getExecutioner().getEnvironmentInformation().getProperty("backend")
        + " backend, oneDNN, AVX-512";
  }

  @Override
  public Optional<Work> prepare(Workload workload, int threads) {
    return switch (workload) {
      case Workload.Product product -> Optional.empty();
      case Workload.Training training ->
          LayerChain.of(training.network(), training.optimizer())
              .map(chain -> new LayerTraining(chain, training));
      case Workload.Prediction prediction ->
          LayerChain.of(prediction.network(), nnet.benchmarks.work.Optimizer.ADAM)
              .map(chain -> new LayerPrediction(chain, prediction));
    };
  }
}
