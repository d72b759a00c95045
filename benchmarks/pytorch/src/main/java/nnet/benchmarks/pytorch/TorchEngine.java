package nnet.benchmarks.pytorch;

import java.util.Optional;
import nnet.benchmarks.engine.Engine;
import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Workload;
import org.bytedeco.pytorch.global.torch;

/** libtorch with OpenBLAS and oneDNN. */
public final class TorchEngine implements Engine {

  @Override
  public String version() {
    return "libtorch "
        + torch.TORCH_VERSION_MAJOR
        + "."
        + torch.TORCH_VERSION_MINOR
        + "."
        + torch.TORCH_VERSION_PATCH
        + " (org.bytedeco:pytorch, OpenBLAS)";
  }

  @Override
  public Optional<Work> prepare(Workload workload, int threads) {
    torch.set_num_threads(threads);
    torch.manual_seed(1);
    return Optional.of(
        switch (workload) {
          case Workload.Product product -> new TorchProduct(product);
          case Workload.Training training -> new TorchTraining(training);
          case Workload.Prediction prediction -> new TorchPrediction(prediction);
        });
  }
}
