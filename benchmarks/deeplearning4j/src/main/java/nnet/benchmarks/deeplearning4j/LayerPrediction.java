package nnet.benchmarks.deeplearning4j;

import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Network;
import nnet.benchmarks.work.Workload;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** From an array to an array. */
final class LayerPrediction implements Work {
  private final MultiLayerNetwork model;
  private final Network network;
  private final int batch;
  private final float[] values;
  private float[] results = new float[0];

  LayerPrediction(MultiLayerConfiguration chain, Workload.Prediction workload) {
    this.network = workload.network();
    this.batch = workload.batch();
    this.model = new MultiLayerNetwork(chain);
    model.init();
    this.values = Examples.of(network, batch).inputs();
  }

  @Override
  public void run(int times) {
    for (int i = 0; i < times; i++) {
      results = model.output(LayerInputs.of(network, values, batch)).data().asFloat();
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
    return model.numParams();
  }
}
