package nnet.benchmarks.nnet;

import java.util.List;
import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Workload;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Progress;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.model.Training;
import nnet.runtime.train.OptimizerRun;

/** Steps of training on one batch that stays in memory, as the trainer does them. */
final class NnetTraining implements Work {
  private final Model model;
  private final Frame frame;
  private final Entry entry;
  private final int number;
  private final OptimizerRun optimizer;
  private final List<Slot> slots;
  private final Examples examples;
  private final Progress progress = new Progress();
  private long step;

  NnetTraining(Model model, Workload.Training workload) {
    Schema schema = model.schema();
    Training.Phase phase = schema.training().orElseThrow().phases().getFirst();
    Weights weights = Weights.initial(model, 1);
    float[] gradients = new float[schema.parameterFloats() + Frame.SPARE];
    int batch = workload.batch();
    this.model = model;
    this.number = schema.entry(phase.entry());
    this.entry = schema.entries().get(number);
    float[] workspace = new float[entry.workspace(batch)];
    this.frame = new Frame(weights.parameters(), gradients, weights.states(), workspace, batch);
    this.optimizer = new OptimizerRun(model, 0, phase, weights.parameters(), gradients);
    this.slots = entry.inputs();
    this.examples = Examples.of(workload.network(), batch);
  }

  @Override
  public void run(int times) {
    for (int i = 0; i < times; i++) {
      step++;
      // The workspace is used again within a step, so that the batch is copied into it each time.
      fill(slots.getFirst(), examples.inputs());
      fill(slots.getLast(), examples.targets());
      frame.draw.step = step;
      model.run(number, frame);
      optimizer.step(progress.set(step, Long.MAX_VALUE, 0, Double.NaN));
    }
  }

  private void fill(Slot slot, float[] values) {
    System.arraycopy(values, 0, frame.b, slot.at(entry, frame.batch), values.length);
  }

  @Override
  public double check() {
    Slot loss =
        entry.outputs().stream()
            .filter(slot -> slot.kind() == Slot.Kind.LOSS)
            .findFirst()
            .orElseThrow();
    return frame.b[loss.at(entry, frame.batch)];
  }

  @Override
  public long parameters() {
    return model.schema().parameterCount();
  }
}
