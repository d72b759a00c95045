package nnet.benchmarks.pytorch;

import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/** The last state of a recurrent layer, and a dense one. */
final class TorchLstm extends TorchNetwork {
  private static final int FEATURES = 8;

  private final LSTMImpl layer;
  private final LinearImpl last;

  TorchLstm(int units) {
    LSTMOptions options = new LSTMOptions(FEATURES, units);
    options.batch_first().put(true);
    this.layer = register_module("layer", new LSTMImpl(options));
    this.last = register_module("last", new LinearImpl(units, 1));
  }

  @Override
  long[] inputShape(long batch) {
    return new long[] {batch, -1, FEATURES};
  }

  @Override
  Tensor forward(Tensor x) {
    return last.forward(layer.forward(x).get0().select(1, -1));
  }
}
