package nnet.benchmarks.djl;

import java.util.Optional;
import nnet.benchmarks.engine.Engine;
import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Optimizer;
import nnet.benchmarks.work.Workload;

/** DJL on libtorch with MKL. */
public final class DjlEngine implements Engine {
  private static final String TORCH = "PyTorch";

  /** DJL reads the number of threads once, when it loads libtorch. */
  public DjlEngine() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", System.getProperty("nnet.threads", "1"));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
  }

  @Override
  public String version() {
    ai.djl.engine.Engine engine = ai.djl.engine.Engine.getEngine(TORCH);
    return "DJL "
        + ai.djl.engine.Engine.getDjlVersion()
        + ", libtorch "
        + engine.getVersion()
        + " (MKL)";
  }

  @Override
  public Optional<Work> prepare(Workload workload, int threads) {
    return switch (workload) {
      case Workload.Product product -> Optional.empty();
      case Workload.Training training -> trained(training);
      case Workload.Prediction prediction -> Optional.of(new DjlPrediction(prediction));
    };
  }

  /** RMSProp is not implemented for libtorch. */
  private static Optional<Work> trained(Workload.Training training) {
    return training.optimizer() == Optimizer.RMSPROP
        ? Optional.empty()
        : Optional.of(new DjlTraining(training));
  }
}
