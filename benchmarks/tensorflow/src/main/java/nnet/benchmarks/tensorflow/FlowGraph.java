package nnet.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** A graph while it is built, with the parameters it has so far. */
final class FlowGraph implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Ops ops = Ops.create(graph);
  private final List<Variable<TFloat32>> parameters = new ArrayList<>();
  private long count;

  Ops ops() {
    return ops;
  }

  List<Variable<TFloat32>> parameters() {
    return parameters;
  }

  /** How many numbers all parameters have. */
  long count() {
    return count;
  }

  Session session(int threads) {
    ConfigProto config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(1)
            .build();
    Session session = new Session(graph, config);
    session.initialize();
    return session;
  }

  Variable<TFloat32> weights(long fan, long... shape) {
    Operand<TFloat32> drawn = ops.random.truncatedNormal(ops.constant(shape), TFloat32.class);
    float scale = (float) Math.sqrt(1.0 / fan);
    return parameter(ops.math.mul(drawn, ops.constant(scale)), shape);
  }

  Variable<TFloat32> constant(float value, long... shape) {
    return parameter(ops.fill(ops.constant(shape), ops.constant(value)), shape);
  }

  private Variable<TFloat32> parameter(Operand<TFloat32> initial, long... shape) {
    Variable<TFloat32> parameter = ops.variable(initial);
    parameters.add(parameter);
    count += Shape.of(shape).size();
    return parameter;
  }

  /** A variable that is not learned. */
  Variable<TFloat32> zeros(Shape shape) {
    return ops.variable(ops.zeros(ops.constant(shape.asArray()), TFloat32.class));
  }

  Operand<TFloat32> dense(Operand<TFloat32> x, long from, long to) {
    Operand<TFloat32> product = ops.linalg.matMul(x, weights(from, from, to));
    return ops.nn.biasAdd(product, constant(0, to));
  }

  Operand<TFloat32> reshape(Operand<TFloat32> x, long... shape) {
    return ops.reshape(x, ops.constant(shape));
  }

  @Override
  public void close() {
    graph.close();
  }
}
