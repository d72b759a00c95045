package nnet.benchmarks.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The inputs of a recurrent layer, projected for all steps in one product. */
final class Steps {
  private static final long FEATURES = 8;

  private Steps() {}

  static long[] shape(long batch, long length) {
    return new long[] {batch, length, FEATURES};
  }

  static List<? extends Operand<TFloat32>> of(
      FlowGraph graph, Operand<TFloat32> x, long batch, long length, long width) {
    Ops ops = graph.ops();
    Operand<TFloat32> byTime = ops.linalg.transpose(x, ops.constant(new int[] {1, 0, 2}));
    Operand<TFloat32> rows = graph.reshape(byTime, length * batch, FEATURES);
    Operand<TFloat32> projected =
        graph.reshape(graph.dense(rows, FEATURES, width), length, batch, width);
    return ops.unstack(projected, length).output();
  }
}
