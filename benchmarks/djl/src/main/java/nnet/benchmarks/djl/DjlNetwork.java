package nnet.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import nnet.benchmarks.work.Network;

/**
 * A network as a block; results are logits where they are classes.
 *
 * @param shape of one example
 */
record DjlNetwork(Block block, Shape shape) {
  private static final int FEATURES = 8;

  static DjlNetwork of(Network network) {
    return switch (network.name()) {
      case "small" -> new DjlNetwork(small(), new Shape(20));
      case "mlp" -> new DjlNetwork(mlp(network), new Shape(784));
      case "cnn" -> new DjlNetwork(cnn(network.size("filters")), new Shape(1, 28, 28));
      case "lstm" -> new DjlNetwork(recurrent(lstm(network)), steps(network));
      case "gru" -> new DjlNetwork(recurrent(gru(network)), steps(network));
      case "transformer" ->
          new DjlNetwork(DjlTransformer.of(network), new Shape(network.size("length")));
      default -> throw new IllegalArgumentException("no network " + network);
    };
  }

  Shape batch(long size) {
    return new Shape(size).addAll(shape);
  }

  static Block dense(long units) {
    return Linear.builder().setUnits(units).build();
  }

  private static Block small() {
    SequentialBlock block = new SequentialBlock().add(dense(64)).add(Activation::relu);
    return block.add(dense(32)).add(Activation::relu).add(dense(1));
  }

  private static Block mlp(Network network) {
    SequentialBlock block = new SequentialBlock();
    for (int i = 0; i < network.size("depth"); i++) {
      block.add(dense(network.size("width"))).add(Activation::relu);
    }
    return block.add(dense(10));
  }

  private static Block cnn(int filters) {
    return new SequentialBlock()
        .add(convolution(filters))
        .add(Activation::relu)
        .add(convolution(2 * filters))
        .add(Activation::relu)
        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
        .add(Blocks.batchFlattenBlock())
        .add(dense(128))
        .add(Activation::relu)
        .add(dense(10));
  }

  private static Block convolution(int filters) {
    return Conv2d.builder().setKernelShape(new Shape(3, 3)).setFilters(filters).build();
  }

  private static Shape steps(Network network) {
    return new Shape(network.size("length"), FEATURES);
  }

  private static Block lstm(Network network) {
    return LSTM.builder().setStateSize(network.size("units")).setNumLayers(1).build();
  }

  private static Block gru(Network network) {
    return GRU.builder().setStateSize(network.size("units")).setNumLayers(1).build();
  }

  private static Block recurrent(Block layer) {
    return new SequentialBlock().add(layer).add(DjlNetwork::last).add(dense(1));
  }

  private static NDList last(NDList all) {
    NDArray states = all.head();
    return new NDList(states.get(":, -1"));
  }
}
