package nnet.benchmarks.tensorflow;

import java.util.Optional;
import nnet.benchmarks.engine.Engine;
import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Workload;
import org.tensorflow.TensorFlow;

/** TensorFlow with oneDNN. */
public final class TensorFlowEngine implements Engine {

  @Override
  public String version() {
    return "TensorFlow " + TensorFlow.version() + " (org.tensorflow:tensorflow-core-api, oneDNN)";
  }

  @Override
  public Optional<Work> prepare(Workload workload, int threads) {
    return switch (workload) {
      case Workload.Product product -> Optional.empty();
      case Workload.Training training -> Optional.of(new FlowTraining(training, threads));
      case Workload.Prediction prediction -> Optional.of(new FlowPrediction(prediction, threads));
    };
  }
}
