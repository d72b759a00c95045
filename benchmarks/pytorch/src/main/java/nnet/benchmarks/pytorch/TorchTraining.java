package nnet.benchmarks.pytorch;

import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Workload;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Steps of training on a batch that stays in memory. */
final class TorchTraining implements Work {
  private final TorchNetwork network;
  private final Optimizer optimizer;
  private final boolean classes;
  private final Tensor inputs;
  private final Tensor targets;
  private double loss;

  TorchTraining(Workload.Training workload) {
    int batch = workload.batch();
    Examples examples = Examples.of(workload.network(), batch);
    this.network = TorchNetwork.of(workload.network());
    this.classes = Examples.classes(workload.network());
    this.optimizer = optimizer(network.parameters(), workload.optimizer());
    Tensor flat = torch.tensor(examples.inputs()).reshape(network.inputShape(batch));
    boolean tokens = workload.network().name().equals("transformer");
    this.inputs = tokens ? flat.to(torch.ScalarType.Long) : flat;
    Tensor known = torch.tensor(examples.targets());
    this.targets = classes ? known.to(torch.ScalarType.Long) : known.reshape(batch, 1);
  }

  private static Optimizer optimizer(
      TensorVector parameters, nnet.benchmarks.work.Optimizer wanted) {
    return switch (wanted) {
      case ADAM -> {
        AdamOptions options = new AdamOptions(nnet.benchmarks.work.Optimizer.LEARNING_RATE);
        options.eps().put(nnet.benchmarks.work.Optimizer.EPSILON);
        yield new Adam(parameters, options);
      }
      case RMSPROP -> {
        RMSpropOptions options = new RMSpropOptions(nnet.benchmarks.work.Optimizer.LEARNING_RATE);
        options.alpha().put(0.9);
        options.eps().put(nnet.benchmarks.work.Optimizer.EPSILON);
        yield new RMSprop(parameters, options);
      }
    };
  }

  @Override
  public void run(int times) {
    for (int i = 0; i < times; i++) {
      try (PointerScope _ = new PointerScope()) {
        optimizer.zero_grad();
        Tensor result = network.forward(inputs);
        Tensor cost =
            classes ? torch.cross_entropy(result, targets) : torch.mse_loss(result, targets);
        cost.backward();
        optimizer.step();
        loss = cost.item_float();
      }
    }
  }

  @Override
  public double check() {
    return loss;
  }

  @Override
  public long parameters() {
    return count(network);
  }

  static long count(TorchNetwork network) {
    long count = 0;
    for (Tensor parameter : network.parameters().get()) {
      count += parameter.numel();
    }
    return count;
  }
}
