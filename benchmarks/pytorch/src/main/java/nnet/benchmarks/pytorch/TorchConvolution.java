package nnet.benchmarks.pytorch;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Two convolutions and two dense layers. */
final class TorchConvolution extends TorchNetwork {
  private static final int HALVED = 12;

  private final Conv2dImpl first;
  private final Conv2dImpl second;
  private final LinearImpl hidden;
  private final LinearImpl last;

  TorchConvolution(int filters) {
    this.first = register_module("first", convolution(1, filters));
    this.second = register_module("second", convolution(filters, 2L * filters));
    this.hidden = register_module("hidden", new LinearImpl(2L * filters * HALVED * HALVED, 128));
    this.last = register_module("last", new LinearImpl(128, 10));
  }

  private static Conv2dImpl convolution(long from, long to) {
    return new Conv2dImpl(new Conv2dOptions(from, to, new LongPointer(3, 3)));
  }

  @Override
  long[] inputShape(long batch) {
    return new long[] {batch, 1, 28, 28};
  }

  @Override
  Tensor forward(Tensor x) {
    Tensor y = torch.relu(second.forward(torch.relu(first.forward(x))));
    y = torch.max_pool2d(y, 2, 2).flatten(1, -1);
    return last.forward(torch.relu(hidden.forward(y)));
  }
}
