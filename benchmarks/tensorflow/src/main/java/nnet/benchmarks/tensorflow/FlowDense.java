package nnet.benchmarks.tensorflow;

import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Dense layers with relu between them. */
record FlowDense(int inputs, int outputs, int[] hidden) implements FlowNetwork {

  static FlowDense small() {
    return new FlowDense(20, 1, new int[] {64, 32});
  }

  static FlowDense mlp(int width, int depth) {
    int[] hidden = new int[depth];
    Arrays.fill(hidden, width);
    return new FlowDense(784, 10, hidden);
  }

  @Override
  public long[] inputShape(long batch) {
    return new long[] {batch, inputs};
  }

  @Override
  public Operand<TFloat32> apply(FlowGraph graph, Operand<TFloat32> x, long batch) {
    Operand<TFloat32> y = x;
    int width = inputs;
    for (int next : hidden) {
      y = graph.ops().nn.relu(graph.dense(y, width, next));
      width = next;
    }
    return graph.dense(y, width, outputs);
  }
}
