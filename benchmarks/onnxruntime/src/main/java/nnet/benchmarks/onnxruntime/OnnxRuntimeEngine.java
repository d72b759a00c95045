package nnet.benchmarks.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.Optional;
import nnet.benchmarks.engine.Engine;
import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Workload;

/** ONNX Runtime: predictions alone. */
public final class OnnxRuntimeEngine implements Engine {

  @Override
  public String version() {
    return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion() + ", pinned buffers";
  }

  @Override
  public Optional<Work> prepare(Workload workload, int threads) {
    return switch (workload) {
      case Workload.Product product -> Optional.empty();
      case Workload.Training training -> Optional.empty();
      case Workload.Prediction prediction ->
          OnnxNetwork.of(prediction.network(), prediction.batch())
              .map(network -> prepare(prediction, network, threads));
    };
  }

  private static Work prepare(Workload.Prediction prediction, OnnxNetwork network, int threads) {
    try {
      return new OnnxPrediction(prediction, network, threads);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
