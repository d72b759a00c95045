package nnet.benchmarks.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Two convolutions and two dense layers, channels last. */
record FlowConvolution(int filters) implements FlowNetwork {
  private static final long HALVED = 12;

  @Override
  public long[] inputShape(long batch) {
    return new long[] {batch, 28, 28, 1};
  }

  @Override
  public Operand<TFloat32> apply(FlowGraph graph, Operand<TFloat32> x, long batch) {
    Ops ops = graph.ops();
    Operand<TFloat32> y =
        convolution(graph, convolution(graph, x, 1, filters), filters, 2L * filters);
    Operand<org.tensorflow.types.TInt32> two = ops.constant(new int[] {1, 2, 2, 1});
    long size = 2L * filters * HALVED * HALVED;
    y = graph.reshape(ops.nn.maxPool(y, two, two, "VALID"), batch, size);
    return graph.dense(ops.nn.relu(graph.dense(y, size, 128)), 128, 10);
  }

  private static Operand<TFloat32> convolution(
      FlowGraph graph, Operand<TFloat32> x, long from, long to) {
    Ops ops = graph.ops();
    Operand<TFloat32> y =
        ops.nn.conv2d(x, graph.weights(9 * from, 3, 3, from, to), List.of(1L, 1L, 1L, 1L), "VALID");
    return ops.nn.relu(ops.nn.biasAdd(y, graph.constant(0, to)));
  }
}
