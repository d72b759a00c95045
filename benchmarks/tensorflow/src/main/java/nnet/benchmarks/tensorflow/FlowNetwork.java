package nnet.benchmarks.tensorflow;

import nnet.benchmarks.work.Network;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What a network adds to a graph; results are logits where they are classes. */
interface FlowNetwork {

  static FlowNetwork of(Network network) {
    return switch (network.name()) {
      case "small" -> FlowDense.small();
      case "mlp" -> FlowDense.mlp(network.size("width"), network.size("depth"));
      case "cnn" -> new FlowConvolution(network.size("filters"));
      case "lstm" -> new FlowLstm(network.size("units"), network.size("length"));
      case "gru" -> new FlowGru(network.size("units"), network.size("length"));
      case "transformer" -> new FlowTransformer(network);
      default -> throw new IllegalArgumentException("no network " + network);
    };
  }

  /** The shape of a batch of inputs. */
  long[] inputShape(long batch);

  Operand<TFloat32> apply(FlowGraph graph, Operand<TFloat32> x, long batch);
}
