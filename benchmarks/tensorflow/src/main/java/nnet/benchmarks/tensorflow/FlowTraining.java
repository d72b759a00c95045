package nnet.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Optimizer;
import nnet.benchmarks.work.Workload;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.NoOp;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Steps of training on a batch that stays in memory, each one run of a session. */
final class FlowTraining implements Work {
  private static final int CLASSES = 10;

  private final FlowGraph graph = new FlowGraph();
  private final Session session;
  private final Placeholder<TFloat32> inputs;
  private final TFloat32 batch;
  private final Operand<TFloat32> loss;
  private final NoOp update;
  private double last;

  FlowTraining(Workload.Training workload, int threads) {
    Ops ops = graph.ops();
    FlowNetwork network = FlowNetwork.of(workload.network());
    Examples examples = Examples.of(workload.network(), workload.batch());
    Shape shape = Shape.of(network.inputShape(workload.batch()));
    this.inputs = ops.placeholder(TFloat32.class, Placeholder.shape(shape));
    this.batch = TFloat32.tensorOf(shape, DataBuffers.of(examples.inputs(), true, false));
    Operand<TFloat32> result = network.apply(graph, inputs, workload.batch());
    this.loss =
        Examples.classes(workload.network())
            ? crossEntropy(result, examples)
            : squaredError(result, examples);
    this.update = update(workload.optimizer());
    this.session = graph.session(threads);
  }

  private Operand<TFloat32> crossEntropy(Operand<TFloat32> logits, Examples examples) {
    Ops ops = graph.ops();
    int[] classes = new int[examples.targets().length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = (int) examples.targets()[i];
    }
    Operand<TFloat32> known =
        ops.oneHot(
            ops.constant(classes), ops.constant(CLASSES), ops.constant(1f), ops.constant(0f));
    return ops.math.mean(
        ops.nn.softmaxCrossEntropyWithLogits(logits, known).loss(), ops.constant(0));
  }

  private Operand<TFloat32> squaredError(Operand<TFloat32> result, Examples examples) {
    Ops ops = graph.ops();
    Operand<TFloat32> known =
        graph.reshape(ops.constant(examples.targets()), examples.targets().length, 1);
    Operand<TInt32> axes = ops.constant(new int[] {0, 1});
    return ops.math.mean(ops.math.squaredDifference(result, known), axes);
  }

  private NoOp update(Optimizer optimizer) {
    Gradients gradients = graph.ops().gradients(loss, graph.parameters());
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < graph.parameters().size(); i++) {
      Variable<TFloat32> parameter = graph.parameters().get(i);
      updates.add(update(optimizer, parameter, gradients.dy(i)));
    }
    return graph.ops().withControlDependencies(updates).noOp();
  }

  private Op update(Optimizer optimizer, Variable<TFloat32> parameter, Operand<TFloat32> gradient) {
    Ops ops = graph.ops();
    Variable<TFloat32> first = graph.zeros(parameter.shape());
    Variable<TFloat32> second = graph.zeros(parameter.shape());
    Operand<TFloat32> rate = ops.constant((float) Optimizer.LEARNING_RATE);
    Operand<TFloat32> epsilon = ops.constant((float) Optimizer.EPSILON);
    Operand<TFloat32> slow = ops.constant(0.9f);
    Operand<TFloat32> slower = ops.constant(0.999f);
    return switch (optimizer) {
      case ADAM ->
          ops.train.applyAdam(
              parameter, first, second, slow, slower, rate, slow, slower, epsilon, gradient);
      case RMSPROP ->
          ops.train.applyRmsProp(
              parameter, first, second, rate, slow, ops.constant(0f), epsilon, gradient);
    };
  }

  @Override
  public void run(int times) {
    for (int i = 0; i < times; i++) {
      try (Result result =
          session.runner().feed(inputs, batch).addTarget(update).fetch(loss).run()) {
        last = ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  @Override
  public double check() {
    return last;
  }

  @Override
  public long parameters() {
    return graph.count();
  }

  @Override
  public void close() {
    session.close();
    batch.close();
    graph.close();
  }
}
