package nnet.benchmarks.deeplearning4j;

import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Workload;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Steps of training on a batch that stays in memory. */
final class LayerTraining implements Work {
  private final MultiLayerNetwork network;
  private final INDArray inputs;
  private final INDArray targets;

  LayerTraining(MultiLayerConfiguration chain, Workload.Training workload) {
    Examples examples = Examples.of(workload.network(), workload.batch());
    this.network = new MultiLayerNetwork(chain);
    network.init();
    this.inputs = LayerInputs.of(workload.network(), examples.inputs(), workload.batch());
    this.targets = targets(examples, Examples.outputSize(workload.network()));
  }

  private static INDArray targets(Examples examples, int width) {
    float[] known = examples.targets();
    INDArray targets = Nd4j.zeros(known.length, width);
    for (int i = 0; i < known.length; i++) {
      targets.putScalar(i, width == 1 ? 0 : (int) known[i], width == 1 ? known[i] : 1);
    }
    return targets;
  }

  @Override
  public void run(int times) {
    for (int i = 0; i < times; i++) {
      network.fit(inputs, targets);
    }
  }

  @Override
  public double check() {
    return network.score();
  }

  @Override
  public long parameters() {
    return network.numParams();
  }
}
