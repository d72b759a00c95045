package nnet.benchmarks.onnxruntime;

import java.util.Optional;
import nnet.benchmarks.work.Network;

/**
 * A network as a model.
 *
 * @param shape of a batch of inputs
 */
record OnnxNetwork(Network network, long[] shape) {

  /** Empty of those that are only trained. */
  static Optional<OnnxNetwork> of(Network network, int batch) {
    return switch (network.name()) {
      case "small" -> Optional.of(new OnnxNetwork(network, new long[] {batch, 20}));
      case "mlp" -> Optional.of(new OnnxNetwork(network, new long[] {batch, 784}));
      case "cnn" -> Optional.of(new OnnxNetwork(network, new long[] {batch, 1, 28, 28}));
      default -> Optional.empty();
    };
  }

  byte[] model(int outputs) {
    return graph().model(shape, new long[] {shape[0], outputs});
  }

  long parameters() {
    return graph().parameters();
  }

  private OnnxGraph graph() {
    return switch (network.name()) {
      case "small" -> small();
      case "mlp" -> mlp();
      default -> cnn();
    };
  }

  private static OnnxGraph small() {
    OnnxGraph graph = new OnnxGraph().dense(20, 64).then("Relu");
    return graph.dense(64, 32).then("Relu").dense(32, 1);
  }

  private OnnxGraph mlp() {
    OnnxGraph graph = new OnnxGraph();
    int width = 784;
    for (int i = 0; i < network.size("depth"); i++) {
      graph.dense(width, network.size("width")).then("Relu");
      width = network.size("width");
    }
    return graph.dense(width, 10).then("Softmax");
  }

  private OnnxGraph cnn() {
    int filters = network.size("filters");
    OnnxGraph graph = new OnnxGraph().convolution(1, filters).then("Relu");
    graph.convolution(filters, 2 * filters).then("Relu").maxPool().then("Flatten");
    graph.dense(2 * filters * 12 * 12, 128).then("Relu");
    return graph.dense(128, 10).then("Softmax");
  }
}
