package nnet.benchmarks.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nnet.benchmarks.engine.Engine;
import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Workload;

/** ONNX Runtime: predictions alone. */
public final class OnnxRuntimeEngine implements Engine {
  private static final String FILE = "model.onnx";

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
              .map(network -> {
                int width = Examples.outputSize(prediction.network());
                return prepare(prediction, network, network.model(width), threads);
              });
    };
  }

  @Override
  public void keep(Workload.Prediction workload, Path folder) throws IOException {
    byte[] model = network(workload).model(Examples.outputSize(workload.network()));
    Files.write(folder.resolve(FILE), model);
  }

  @Override
  public Work restore(Workload.Prediction workload, Path folder) throws IOException {
    byte[] model = Files.readAllBytes(folder.resolve(FILE));
    return prepare(workload, network(workload), model, 1);
  }

  private static OnnxNetwork network(Workload.Prediction workload) {
    return OnnxNetwork.of(workload.network(), workload.batch()).orElseThrow();
  }

  private static Work prepare(
      Workload.Prediction prediction, OnnxNetwork network, byte[] model, int threads) {
    try {
      return new OnnxPrediction(prediction, network, model, threads);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
