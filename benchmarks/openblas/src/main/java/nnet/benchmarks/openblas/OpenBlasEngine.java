package nnet.benchmarks.openblas;

import java.util.Optional;
import nnet.benchmarks.engine.Engine;
import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Workload;

/** Products alone. */
public final class OpenBlasEngine implements Engine {
  private final OpenBlas library = new OpenBlas();

  @Override
  public String version() {
    return library.configuration() + ", OPENBLAS_CORETYPE=" + System.getenv("OPENBLAS_CORETYPE");
  }

  @Override
  public Optional<Work> prepare(Workload workload, int threads) {
    return switch (workload) {
      case Workload.Product product -> Optional.of(new OpenBlasProduct(library, product));
      case Workload.Training training -> Optional.empty();
      case Workload.Prediction prediction -> Optional.empty();
    };
  }
}
