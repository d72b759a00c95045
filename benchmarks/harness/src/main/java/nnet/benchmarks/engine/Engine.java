package nnet.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import nnet.benchmarks.work.Workload;

/** Something that computes: nnet or one of its peers. Each runs in a JVM of its own. */
public interface Engine {

  /** Name and version of what is measured, with its settings. */
  String version();

  /** Work that is ready to be repeated; empty where the engine cannot do it. */
  Optional<Work> prepare(Workload workload, int threads);

  /** Leaves a trained model in a folder, where an engine has files for that. */
  default void keep(Workload.Prediction workload, Path folder) throws IOException {}

  /** What predicts with the model that was kept; one drawn anew where there are no files. */
  default Work restore(Workload.Prediction workload, Path folder) throws IOException {
    return prepare(workload, 1).orElseThrow();
  }

  /** Whether all the work is done by threads of Java, whose time is known exactly. */
  default boolean isJava() {
    return false;
  }
}
