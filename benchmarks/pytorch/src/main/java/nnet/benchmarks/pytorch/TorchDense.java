package nnet.benchmarks.pytorch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Dense layers with relu between them. */
final class TorchDense extends TorchNetwork {
  private final List<LinearImpl> layers = new ArrayList<>();
  private final int inputs;

  TorchDense(int inputs, int outputs, int... hidden) {
    this.inputs = inputs;
    int width = inputs;
    for (int i = 0; i <= hidden.length; i++) {
      int next = i < hidden.length ? hidden[i] : outputs;
      layers.add(register_module("layer" + i, new LinearImpl(width, next)));
      width = next;
    }
  }

  static TorchDense mlp(int width, int depth) {
    int[] hidden = new int[depth];
    Arrays.fill(hidden, width);
    return new TorchDense(784, 10, hidden);
  }

  @Override
  long[] inputShape(long batch) {
    return new long[] {batch, inputs};
  }

  @Override
  Tensor forward(Tensor x) {
    Tensor y = layers.getFirst().forward(x);
    for (LinearImpl layer : layers.subList(1, layers.size())) {
      y = layer.forward(torch.relu(y));
    }
    return y;
  }
}
