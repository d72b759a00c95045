package nnet.benchmarks.nnet;

import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Workload;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.predict.Predictor;

/** Predictions as a user's program asks for them. */
final class NnetPrediction implements Work {
  private final int parameters;
  private final Predictor predictor;
  private final float[] inputs;
  private final float[] results;
  private final int batch;

  NnetPrediction(Model model, Weights weights, Workload.Prediction workload) {
    this.parameters = model.schema().parameterCount();
    this.predictor = Predictor.of(model, weights);
    this.batch = workload.batch();
    this.inputs = Examples.of(workload.network(), batch).inputs();
    this.results = new float[batch * predictor.outputSize()];
  }

  @Override
  public void run(int times) {
    for (int i = 0; i < times; i++) {
      if (batch == 1) {
        predictor.predict(inputs, results);
      } else {
        predictor.predictBatch(inputs, results, batch);
      }
    }
  }

  @Override
  public double check() {
    double sum = 0;
    for (float result : results) {
      sum += result;
    }
    return sum;
  }

  @Override
  public long parameters() {
    return parameters;
  }
}
