package nnet.benchmarks.tensorflow;

import nnet.benchmarks.work.Network;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Tokens and positions, pre-norm blocks, and the mean of them. */
record FlowTransformer(Network network) implements FlowNetwork {
  private static final long TOKENS = 1000;
  private static final long HEADS = 4;

  private long length() {
    return network.size("length");
  }

  private long width() {
    return network.size("width");
  }

  @Override
  public long[] inputShape(long batch) {
    return new long[] {batch, length()};
  }

  @Override
  public Operand<TFloat32> apply(FlowGraph graph, Operand<TFloat32> x, long batch) {
    Ops ops = graph.ops();
    Operand<TInt32> tokens = ops.dtypes.cast(x, TInt32.class);
    Operand<TFloat32> y =
        ops.math.add(
            ops.gather(graph.weights(width(), TOKENS, width()), tokens, ops.constant(0)),
            graph.weights(width(), length(), width()));
    y = graph.reshape(y, batch * length(), width());
    for (int i = 0; i < network.size("layers"); i++) {
      y = ops.math.add(y, attention(graph, norm(graph, y), batch));
      y = ops.math.add(y, feed(graph, norm(graph, y)));
    }
    y = graph.reshape(norm(graph, y), batch, length(), width());
    return graph.dense(ops.math.mean(y, ops.constant(1)), width(), 10);
  }

  private Operand<TFloat32> feed(FlowGraph graph, Operand<TFloat32> x) {
    Ops ops = graph.ops();
    Operand<TFloat32> hidden = graph.dense(x, width(), 4 * width());
    Operand<TFloat32> scaled = ops.math.mul(hidden, ops.constant((float) Math.sqrt(0.5)));
    Operand<TFloat32> share =
        ops.math.mul(ops.constant(0.5f), ops.math.add(ops.constant(1f), ops.math.erf(scaled)));
    return graph.dense(ops.math.mul(hidden, share), 4 * width(), width());
  }

  private Operand<TFloat32> norm(FlowGraph graph, Operand<TFloat32> x) {
    Ops ops = graph.ops();
    Operand<TInt32> last = ops.constant(1);
    Operand<TFloat32> mean = ops.math.mean(x, last, org.tensorflow.op.math.Mean.keepDims(true));
    Operand<TFloat32> variance =
        ops.math.mean(
            ops.math.squaredDifference(x, mean), last, org.tensorflow.op.math.Mean.keepDims(true));
    Operand<TFloat32> scale = ops.math.rsqrt(ops.math.add(variance, ops.constant(1e-5f)));
    Operand<TFloat32> normal = ops.math.mul(ops.math.sub(x, mean), scale);
    return ops.math.add(
        ops.math.mul(normal, graph.constant(1, width())), graph.constant(0, width()));
  }

  private Operand<TFloat32> attention(FlowGraph graph, Operand<TFloat32> x, long batch) {
    Ops ops = graph.ops();
    Operand<TFloat32> q = heads(graph, graph.dense(x, width(), width()), batch);
    Operand<TFloat32> k = heads(graph, graph.dense(x, width(), width()), batch);
    Operand<TFloat32> v = heads(graph, graph.dense(x, width(), width()), batch);
    Operand<TFloat32> scores = ops.train.batchMatMul(q, k, TFloat32.class, BatchMatMul.adjY(true));
    float scale = (float) (1 / Math.sqrt((double) width() / HEADS));
    Operand<TFloat32> weights = ops.nn.softmax(ops.math.mul(scores, ops.constant(scale)));
    Operand<TFloat32> y = ops.train.batchMatMul(weights, v, TFloat32.class);
    y = ops.linalg.transpose(y, ops.constant(new int[] {0, 2, 1, 3}));
    return graph.dense(graph.reshape(y, batch * length(), width()), width(), width());
  }

  private Operand<TFloat32> heads(FlowGraph graph, Operand<TFloat32> x, long batch) {
    Operand<TFloat32> parts = graph.reshape(x, batch, length(), HEADS, width() / HEADS);
    return graph.ops().linalg.transpose(parts, graph.ops().constant(new int[] {0, 2, 1, 3}));
  }
}
