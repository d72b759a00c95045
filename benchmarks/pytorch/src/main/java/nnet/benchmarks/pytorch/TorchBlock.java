package nnet.benchmarks.pytorch;

import org.bytedeco.pytorch.LayerNormImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Attention of four heads and two dense layers, each on what is normalised, and added to it. */
final class TorchBlock extends Module {
  private static final long HEADS = 4;

  private final int width;
  private final LayerNormImpl attentionNorm;
  private final LinearImpl projections;
  private final LinearImpl out;
  private final LayerNormImpl feedNorm;
  private final LinearImpl hidden;
  private final LinearImpl back;

  TorchBlock(int width) {
    this.width = width;
    this.attentionNorm = register_module("attentionNorm", TorchTransformer.norm(width));
    this.projections = register_module("projections", new LinearImpl(width, 3L * width));
    this.out = register_module("out", new LinearImpl(width, width));
    this.feedNorm = register_module("feedNorm", TorchTransformer.norm(width));
    this.hidden = register_module("hidden", new LinearImpl(width, 4L * width));
    this.back = register_module("back", new LinearImpl(4L * width, width));
  }

  Tensor forward(Tensor x) {
    Tensor y = x.add(attention(attentionNorm.forward(x)));
    return y.add(back.forward(torch.gelu(hidden.forward(feedNorm.forward(y)))));
  }

  private Tensor attention(Tensor x) {
    TensorVector parts = projections.forward(x).chunk(3, -1);
    Tensor y =
        torch.scaled_dot_product_attention(
            heads(parts.get(0)), heads(parts.get(1)), heads(parts.get(2)));
    return out.forward(y.transpose(1, 2).reshape(x.size(0), x.size(1), width));
  }

  private Tensor heads(Tensor x) {
    return x.view(x.size(0), x.size(1), HEADS, width / HEADS).transpose(1, 2);
  }
}
