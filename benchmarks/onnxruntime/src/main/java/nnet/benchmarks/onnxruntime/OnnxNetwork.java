package nnet.benchmarks.onnxruntime;

import java.util.Optional;
import nnet.benchmarks.work.Network;

/**
 * A network as a model.
 *
 * @param shape of a batch of inputs
 */
record OnnxNetwork(OnnxGraph graph, long[] shape) {

  static Optional<OnnxNetwork> of(Network network, int batch) {
    return switch (network.name()) {
      case "small" -> Optional.of(new OnnxNetwork(small(), new long[] {batch, 20}));
      case "mlp" -> Optional.of(new OnnxNetwork(mlp(network), new long[] {batch, 784}));
      case "cnn" -> Optional.of(new OnnxNetwork(cnn(network), new long[] {batch, 1, 28, 28}));
      default -> Optional.empty();
    };
  }

  private static OnnxGraph small() {
    OnnxGraph graph = new OnnxGraph().dense(20, 64).then("Relu");
    return graph.dense(64, 32).then("Relu").dense(32, 1);
  }

  private static OnnxGraph mlp(Network network) {
    OnnxGraph graph = new OnnxGraph();
    int width = 784;
    for (int i = 0; i < network.size("depth"); i++) {
      graph.dense(width, network.size("width")).then("Relu");
      width = network.size("width");
    }
    return graph.dense(width, 10).then("Softmax");
  }

  private static OnnxGraph cnn(Network network) {
    int filters = network.size("filters");
    OnnxGraph graph = new OnnxGraph().convolution(1, filters).then("Relu");
    graph.convolution(filters, 2 * filters).then("Relu").maxPool().then("Flatten");
    graph.dense(2 * filters * 12 * 12, 128).then("Relu");
    return graph.dense(128, 10).then("Softmax");
  }
}
