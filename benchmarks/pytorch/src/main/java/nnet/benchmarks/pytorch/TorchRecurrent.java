package nnet.benchmarks.pytorch;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/** The last state of a recurrent layer, and a dense one. */
final class TorchRecurrent extends TorchNetwork {
  private static final int FEATURES = 8;

  private final UnaryOperator<Tensor> states;
  private final LinearImpl last;

  /**
   * @param states of all steps, by the layer
   */
  private TorchRecurrent(Module layer, UnaryOperator<Tensor> states, int units) {
    this.states = states;
    register_module("layer", layer);
    this.last = register_module("last", new LinearImpl(units, 1));
  }

  static TorchNetwork lstm(int units) {
    LSTMOptions options = new LSTMOptions(FEATURES, units);
    options.batch_first().put(true);
    LSTMImpl layer = new LSTMImpl(options);
    return new TorchRecurrent(layer, x -> layer.forward(x).get0(), units);
  }

  static TorchNetwork gru(int units) {
    GRUOptions options = new GRUOptions(FEATURES, units);
    options.batch_first().put(true);
    GRUImpl layer = new GRUImpl(options);
    return new TorchRecurrent(layer, x -> layer.forward(x).get0(), units);
  }

  @Override
  long[] inputShape(long batch) {
    return new long[] {batch, -1, FEATURES};
  }

  @Override
  Tensor forward(Tensor x) {
    return last.forward(states.apply(x).select(1, -1));
  }
}
