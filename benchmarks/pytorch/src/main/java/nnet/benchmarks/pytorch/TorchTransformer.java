package nnet.benchmarks.pytorch;

import java.util.ArrayList;
import java.util.List;
import nnet.benchmarks.work.Network;
import org.bytedeco.pytorch.EmbeddingImpl;
import org.bytedeco.pytorch.LayerNormImpl;
import org.bytedeco.pytorch.LayerNormOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LongVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Tokens and positions, pre-norm blocks, and the mean of them. */
final class TorchTransformer extends TorchNetwork {
  private static final int TOKENS = 1000;

  private final int length;
  private final EmbeddingImpl embedding;
  private final Tensor positions;
  private final List<TorchBlock> blocks = new ArrayList<>();
  private final LayerNormImpl norm;
  private final LinearImpl last;

  TorchTransformer(Network network) {
    int width = network.size("width");
    this.length = network.size("length");
    this.embedding = register_module("embedding", new EmbeddingImpl(TOKENS, width));
    this.positions = register_parameter("positions", torch.randn(length, width).mul_(scale()));
    for (int i = 0; i < network.size("layers"); i++) {
      blocks.add(register_module("block" + i, new TorchBlock(width)));
    }
    this.norm = register_module("norm", norm(width));
    this.last = register_module("last", new LinearImpl(width, 10));
  }

  private static org.bytedeco.pytorch.Scalar scale() {
    return new org.bytedeco.pytorch.Scalar(0.02);
  }

  static LayerNormImpl norm(int width) {
    return new LayerNormImpl(new LayerNormOptions(new LongVector(new long[] {width})));
  }

  @Override
  long[] inputShape(long batch) {
    return new long[] {batch, length};
  }

  @Override
  Tensor forward(Tensor x) {
    Tensor y = embedding.forward(x).add(positions);
    for (TorchBlock block : blocks) {
      y = block.forward(y);
    }
    return last.forward(norm.forward(y).mean(1));
  }
}
