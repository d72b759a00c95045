package nnet.benchmarks.run;

import nnet.benchmarks.engine.Round;
import nnet.benchmarks.report.Figures;
import nnet.benchmarks.work.Workload;

/** A workload by the name that the command line and the table have for it. */
record Item(String name, Workload workload) {

  /** How much work is done in a second, in the unit of its kind: more is better. */
  double rate(Round round) {
    return switch (workload) {
      case Workload.Product product -> round.perSecond() * product.operations() / 1e9;
      case Workload.Training training -> round.perSecond();
      case Workload.Prediction prediction -> round.perSecond() * prediction.batch();
    };
  }

  String unit() {
    return switch (workload) {
      case Workload.Product product -> "GFLOP/s";
      case Workload.Training training -> "step/s";
      case Workload.Prediction prediction -> "prediction/s";
    };
  }

  boolean isTraining() {
    return workload instanceof Workload.Training;
  }

  boolean isProduct() {
    return workload instanceof Workload.Product;
  }

  /** Whether what counts is how long one call takes. */
  boolean isLatency() {
    return workload instanceof Workload.Prediction prediction && prediction.batch() == 1;
  }

  String figure(double rate) {
    return Figures.number(rate) + " " + unit();
  }
}
