package nnet.benchmarks.tensorflow;

import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Workload;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** From an array to an array, each batch through a tensor of its own. */
final class FlowPrediction implements Work {
  private final FlowGraph graph = new FlowGraph();
  private final Session session;
  private final Placeholder<TFloat32> inputs;
  private final Operand<TFloat32> outputs;
  private final Shape shape;
  private final float[] values;
  private final float[] results;

  FlowPrediction(Workload.Prediction workload, int threads) {
    FlowNetwork network = FlowNetwork.of(workload.network());
    this.shape = Shape.of(network.inputShape(workload.batch()));
    this.inputs = graph.ops().placeholder(TFloat32.class, Placeholder.shape(shape));
    Operand<TFloat32> last = network.apply(graph, inputs, workload.batch());
    boolean classes = Examples.classes(workload.network());
    this.outputs = classes ? graph.ops().nn.softmax(last) : last;
    this.session = graph.session(threads);
    this.values = Examples.of(workload.network(), workload.batch()).inputs();
    this.results = new float[workload.batch() * Examples.outputSize(workload.network())];
  }

  @Override
  public void run(int times) {
    for (int i = 0; i < times; i++) {
      try (TFloat32 batch = TFloat32.tensorOf(shape, DataBuffers.of(values, true, false));
          Result result = session.runner().feed(inputs, batch).fetch(outputs).run()) {
        ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(results);
      }
    }
  }

  @Override
  public double check() {
    double sum = 0;
    for (float result : results) {
      sum += result;
    }
    return sum;
  }

  @Override
  public long parameters() {
    return graph.count();
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
