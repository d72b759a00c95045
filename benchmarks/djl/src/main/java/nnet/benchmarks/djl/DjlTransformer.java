package nnet.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.LayerNorm;
import java.util.List;
import nnet.benchmarks.work.Network;

/** Tokens and positions, pre-norm blocks, and the mean of them. */
final class DjlTransformer {
  private static final int TOKENS = 1000;
  private static final int HEADS = 4;

  private DjlTransformer() {}

  static Block of(Network network) {
    int width = network.size("width");
    int length = network.size("length");
    Block positions =
        new SequentialBlock()
            .add(tokens -> new NDList(tokens.head().getManager().arange(length)))
            .add(table(length, width));
    SequentialBlock block = new SequentialBlock().add(sum(table(TOKENS, width), positions));
    for (int i = 0; i < network.size("layers"); i++) {
      block.add(sum(Blocks.identityBlock(), attention(width)));
      block.add(sum(Blocks.identityBlock(), feed(width)));
    }
    return block
        .add(norm())
        .add(all -> new NDList(all.head().mean(new int[] {1})))
        .add(DjlNetwork.dense(10));
  }

  private static Block table(int rows, int width) {
    return new DjlEmbedding(rows, width);
  }

  private static Block norm() {
    return LayerNorm.builder().axis(2).build();
  }

  private static Block sum(Block first, Block second) {
    return new ParallelBlock(
        results -> new NDList(results.get(0).head().add(results.get(1).head())),
        List.of(first, second));
  }

  private static Block feed(int width) {
    return new SequentialBlock()
        .add(norm())
        .add(DjlNetwork.dense(4L * width))
        .add(Activation::gelu)
        .add(DjlNetwork.dense(width));
  }

  private static Block attention(int width) {
    return new SequentialBlock()
        .add(norm())
        .add(DjlNetwork.dense(3L * width))
        .add(all -> attend(all.head(), width))
        .add(DjlNetwork.dense(width));
  }

  private static NDList attend(NDArray x, int width) {
    long batch = x.getShape().get(0);
    long length = x.getShape().get(1);
    NDArray parts = x.reshape(batch, length, 3, HEADS, width / HEADS).transpose(2, 0, 3, 1, 4);
    NDArray scores = parts.get(0).matMul(parts.get(1).swapAxes(2, 3));
    NDArray weights = scores.div(Math.sqrt((double) width / HEADS)).softmax(-1);
    NDArray y = weights.matMul(parts.get(2)).transpose(0, 2, 1, 3);
    return new NDList(y.reshape(batch, length, width));
  }
}
