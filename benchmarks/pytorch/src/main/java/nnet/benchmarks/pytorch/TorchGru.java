package nnet.benchmarks.pytorch;

import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/** The last state of a recurrent layer, and a dense one. */
final class TorchGru extends TorchNetwork {
  private static final int FEATURES = 8;

  private final GRUImpl layer;
  private final LinearImpl last;

  TorchGru(int units) {
    GRUOptions options = new GRUOptions(FEATURES, units);
    options.batch_first().put(true);
    this.layer = register_module("layer", new GRUImpl(options));
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
