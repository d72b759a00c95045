package nnet.benchmarks.pytorch;

import nnet.benchmarks.work.Network;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/** A network as a module; results are logits where they are classes. */
abstract class TorchNetwork extends Module {

  static TorchNetwork of(Network network) {
    return switch (network.name()) {
      case "small" -> new TorchDense(20, 1, 64, 32);
      case "mlp" -> TorchDense.mlp(network.size("width"), network.size("depth"));
      case "cnn" -> new TorchConvolution(network.size("filters"));
      case "lstm" -> TorchRecurrent.lstm(network.size("units"));
      case "gru" -> TorchRecurrent.gru(network.size("units"));
      case "transformer" -> new TorchTransformer(network);
      default -> throw new IllegalArgumentException("no network " + network);
    };
  }

  /** The shape of a batch of inputs. */
  abstract long[] inputShape(long batch);

  abstract Tensor forward(Tensor x);
}
