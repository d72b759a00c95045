package nnet.benchmarks.nnet;

import java.nio.file.Path;
import java.util.Optional;
import nnet.benchmarks.engine.Engine;
import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Workload;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;

/** nnet with the Vector API, on compiled networks that the runner left. */
public final class NnetEngine implements Engine {
  private static final String WEIGHTS = "mlp.safetensors";

  private final Path networks =
      Path.of(System.getProperty("nnet.home"), "benchmarks/target/networks");

  @Override
  public String version() {
    return "nnet of this working copy, JDK " + Runtime.version();
  }

  @Override
  public boolean isJava() {
    return true;
  }

  @Override
  public void keep(Workload.Prediction workload, Path folder) {
    Weights.initial(Compiled.of(workload).load(networks), 1).write(folder.resolve(WEIGHTS));
  }

  @Override
  public Work restore(Workload.Prediction workload, Path folder) {
    Model model = Compiled.of(workload).load(networks);
    Weights weights = Weights.read(model.schema(), folder.resolve(WEIGHTS));
    return new NnetPrediction(model, weights, workload);
  }

  @Override
  public Optional<Work> prepare(Workload workload, int threads) {
    Model model = Compiled.of(workload).load(networks);
    return Optional.of(
        switch (workload) {
          case Workload.Product product -> new NnetProduct(model, product);
          case Workload.Training training -> new NnetTraining(model, training);
          case Workload.Prediction prediction ->
              new NnetPrediction(model, Weights.initial(model, 1), prediction);
        });
  }
}
