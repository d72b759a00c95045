package nnet.benchmarks.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** Long short-term memory, its steps written one after another: faster than a loop in the graph. */
record FlowLstm(int units, int length) implements FlowNetwork {

  @Override
  public long[] inputShape(long batch) {
    return Steps.shape(batch, length);
  }

  @Override
  public Operand<TFloat32> apply(FlowGraph graph, Operand<TFloat32> x, long batch) {
    Ops ops = graph.ops();
    Variable<TFloat32> recurrent = graph.weights(units, units, 4L * units);
    Operand<TFloat32> h = ops.zeros(ops.constant(new long[] {batch, units}), TFloat32.class);
    Operand<TFloat32> c = h;
    for (Operand<TFloat32> given : Steps.of(graph, x, batch, length, 4L * units)) {
      Operand<TFloat32> both = ops.math.add(given, ops.linalg.matMul(h, recurrent));
      List<? extends Operand<TFloat32>> gates = ops.split(ops.constant(1), both, 4L).output();
      Operand<TFloat32> kept = ops.math.mul(ops.math.sigmoid(gates.get(1)), c);
      Operand<TFloat32> taken =
          ops.math.mul(ops.math.sigmoid(gates.get(0)), ops.math.tanh(gates.get(2)));
      c = ops.math.add(kept, taken);
      h = ops.math.mul(ops.math.sigmoid(gates.get(3)), ops.math.tanh(c));
    }
    return graph.dense(h, units, 1);
  }
}
