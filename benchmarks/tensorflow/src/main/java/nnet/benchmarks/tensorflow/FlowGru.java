package nnet.benchmarks.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** Gated recurrent units that reset after the product, its steps written one after another. */
record FlowGru(int units, int length) implements FlowNetwork {

  @Override
  public long[] inputShape(long batch) {
    return Steps.shape(batch, length);
  }

  @Override
  public Operand<TFloat32> apply(FlowGraph graph, Operand<TFloat32> x, long batch) {
    Ops ops = graph.ops();
    Variable<TFloat32> recurrent = graph.weights(units, units, 3L * units);
    Variable<TFloat32> offset = graph.constant(0, 3L * units);
    Operand<TFloat32> one = ops.constant(1f);
    Operand<TFloat32> h = ops.zeros(ops.constant(new long[] {batch, units}), TFloat32.class);
    for (Operand<TFloat32> given : Steps.of(graph, x, batch, length, 3L * units)) {
      Operand<TFloat32> own = ops.nn.biasAdd(ops.linalg.matMul(h, recurrent), offset);
      List<? extends Operand<TFloat32>> inputs = ops.split(ops.constant(1), given, 3L).output();
      List<? extends Operand<TFloat32>> states = ops.split(ops.constant(1), own, 3L).output();
      Operand<TFloat32> keep = ops.math.sigmoid(ops.math.add(inputs.get(0), states.get(0)));
      Operand<TFloat32> reset = ops.math.sigmoid(ops.math.add(inputs.get(1), states.get(1)));
      Operand<TFloat32> candidate =
          ops.math.tanh(ops.math.add(inputs.get(2), ops.math.mul(reset, states.get(2))));
      Operand<TFloat32> taken = ops.math.mul(ops.math.sub(one, keep), candidate);
      h = ops.math.add(ops.math.mul(keep, h), taken);
    }
    return graph.dense(h, units, 1);
  }
}
