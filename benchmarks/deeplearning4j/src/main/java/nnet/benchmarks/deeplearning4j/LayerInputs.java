package nnet.benchmarks.deeplearning4j;

import nnet.benchmarks.work.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Inputs in the layout of the layers: channels first, and time last. */
final class LayerInputs {
  private static final int FEATURES = 8;

  private LayerInputs() {}

  static INDArray of(Network network, float[] values, int batch) {
    INDArray flat = Nd4j.createFromArray(values);
    return switch (network.name()) {
      case "cnn" -> flat.reshape(batch, 1, 28, 28);
      case "lstm" ->
          flat.reshape(batch, network.size("length"), FEATURES).permute(0, 2, 1).dup('f');
      default -> flat.reshape(batch, values.length / batch);
    };
  }
}
