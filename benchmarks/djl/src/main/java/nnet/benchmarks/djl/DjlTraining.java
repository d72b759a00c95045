package nnet.benchmarks.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Optimizer;
import nnet.benchmarks.work.Workload;

/** Steps of training by Adam on a batch that stays in memory. */
final class DjlTraining implements Work {
  private final Model model;
  private final Trainer trainer;
  private final Loss loss;
  private final NDArray inputs;
  private final NDArray targets;
  private double last;

  DjlTraining(Workload.Training workload) {
    DjlNetwork network = DjlNetwork.of(workload.network());
    Examples examples = Examples.of(workload.network(), workload.batch());
    boolean classes = Examples.classes(workload.network());
    this.model = Model.newInstance("benchmark", "PyTorch");
    model.setBlock(network.block());
    this.loss = classes ? Loss.softmaxCrossEntropyLoss() : Loss.l2Loss("l2", 1);
    this.trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(adam()));
    trainer.initialize(network.batch(workload.batch()));
    NDManager manager = trainer.getManager();
    this.inputs = manager.create(examples.inputs()).reshape(network.batch(workload.batch()));
    this.targets = manager.create(examples.targets()).reshape(workload.batch(), 1);
  }

  private static Adam adam() {
    return Adam.builder()
        .optLearningRateTracker(Tracker.fixed((float) Optimizer.LEARNING_RATE))
        .optEpsilon((float) Optimizer.EPSILON)
        .build();
  }

  @Override
  public void run(int times) {
    for (int i = 0; i < times; i++) {
      step();
    }
  }

  private void step() {
    try (NDManager step = trainer.getManager().newSubManager()) {
      inputs.tempAttach(step);
      targets.tempAttach(step);
      try (GradientCollector gradients = trainer.newGradientCollector()) {
        NDArray cost = loss.evaluate(new NDList(targets), trainer.forward(new NDList(inputs)));
        gradients.backward(cost);
        last = cost.getFloat();
      }
      trainer.step();
    }
  }

  @Override
  public double check() {
    return last;
  }

  @Override
  public long parameters() {
    return model.getBlock().getParameters().stream()
        .mapToLong(each -> each.getValue().getArray().size())
        .sum();
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
