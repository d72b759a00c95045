package nnet.runtime.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nnet.runtime.data.Batches;
import nnet.runtime.data.Feed;
import nnet.runtime.data.Part;
import nnet.runtime.diagnosis.FailedStep;
import nnet.runtime.diagnosis.FirstNonFinite;
import nnet.runtime.diagnosis.HealthCheck;
import nnet.runtime.diagnosis.HealthWarning;
import nnet.runtime.diagnosis.NonFinite;
import nnet.runtime.diagnosis.NonFiniteError;
import nnet.runtime.io.Weights;
import nnet.runtime.model.CarriedStates;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Progress;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.model.Training;

/** One phase of training: its forward and backward pass, and its optimizer with its states. */
final class PhaseRun {
  private final Model model;
  private final Training.Phase phase;
  private final int entryNumber;
  private final Entry entry;
  private final Frame frame;
  private final Feed feed;
  private final Slot[] losses;
  private final Gradients gradients;
  private final OptimizerRun optimizer;
  private final Optional<Constraint> constraint;
  private final StatesBefore statesBefore;
  private final GradientSample sample;
  private final HealthCheck health;
  private final Progress progress = new Progress();
  private boolean failedBackward;
  private long updates;
  private long steps;

  /**
   * @param index of the phase in the plan of its stage
   * @param gradients shared by all phases
   * @param batches shared by all phases
   * @param batch the size of the largest
   */
  PhaseRun(
      Model model,
      Training.Stage stage,
      int index,
      Weights weights,
      float[] gradients,
      Batches batches,
      int batch) {
    Schema schema = model.schema();
    Training plan = stage.plan();
    int number = stage.firstPhase() + index;
    this.model = model;
    this.phase = plan.phases().get(index);
    this.entryNumber = schema.entry(phase.entry());
    this.entry = schema.entries().get(entryNumber);
    float[] workspace = new float[entry.workspace(batch)];
    this.frame = new Frame(weights.parameters(), gradients, weights.states(), workspace, 0);
    this.frame.draw.seed = plan.seed();
    this.frame.draw.phase = number;
    this.feed = new Feed(batches, entry);
    this.losses = losses(entry, phase).toArray(Slot[]::new);
    this.optimizer = new OptimizerRun(model, number, phase, weights.parameters(), gradients);
    this.gradients = new Gradients(gradients, phase.ranges(), plan.accumulate());
    this.statesBefore = new StatesBefore(schema, weights.states());
    this.health = new HealthCheck(model, entryNumber, phase.ranges(), plan.epochs());
    this.sample = new GradientSample(schema, phase.ranges(), gradients);
    this.constraint = phase.constraint().map(name -> new Constraint(model, name, weights));
  }

  /** The phase's own loss and the penalties; of an entry that does not tell, all its losses. */
  private static List<Slot> losses(Entry entry, Training.Phase phase) {
    boolean named =
        entry.outputs().stream()
            .anyMatch(s -> s.kind() == Slot.Kind.LOSS && s.name().equals(phase.loss()));
    return entry.outputs().stream()
        .filter(slot ->
            slot.kind() == Slot.Kind.PENALTY
                || (slot.kind() == Slot.Kind.LOSS && (!named || slot.name().equals(phase.loss()))))
        .toList();
  }

  /** What was not finite: the loss, or only its gradient. */
  String failed() {
    return failedBackward ? "the gradient of " + phase.loss() : phase.loss();
  }

  /**
   * All updates of this phase on a batch; the loss before the first of them.
   *
   * @param before what the batch before has left
   * @param after takes what this one leaves
   */
  double step(
      Part part,
      int[] order,
      int from,
      int count,
      Moment moment,
      CarriedStates before,
      CarriedStates after) {
    frame.batch = count;
    frame.draw.firstExample = from;
    double first = 0;
    for (int i = 0; i < phase.steps(); i++) {
      steps++;
      frame.draw.step = steps;
      // The workspace is reused inside of an entry, so that its inputs are written anew each time.
      feed.fill(part, order, from, count, frame.b);
      before.give(entry, frame, 0);
      statesBefore.keep();
      model.run(entryNumber, frame);
      after.take(entry, frame, 0);
      double loss = loss(count);
      first = i == 0 ? loss : first;
      if (!Double.isFinite(loss)) {
        return loss;
      }
      double slope = sample.sum();
      if (!Double.isFinite(slope)) {
        failedBackward = true;
        return slope;
      }
      if (gradients.areComplete()) {
        update(moment);
      }
    }
    return first;
  }

  /** Looks at one batch, and leaves everything as it was. */
  List<HealthWarning> look(Part part, int[] order, int count, int epoch) {
    frame.batch = count;
    frame.draw.firstExample = 0;
    frame.draw.step = steps;
    feed.fill(part, order, 0, count, frame.b);
    new CarriedStates().give(entry, frame, 0);
    statesBefore.keep();
    List<HealthWarning> found = health.look(frame, epoch);
    statesBefore.bringBack();
    return found;
  }

  /** What of the last step was not finite, and why; nothing has been updated by it. */
  NonFiniteError failure(Part part, int[] order, int from, CarriedStates before, NonFinite report) {
    feed.fill(part, order, from, frame.batch, frame.b);
    before.give(entry, frame, 0);
    statesBefore.bringBack();
    FailedStep step =
        new FailedStep(
            model.getClass().getName(),
            entry.name(),
            frame.batch,
            frame.draw,
            inputs(),
            frame.p.clone(),
            frame.s.clone());
    NonFinite told = FirstNonFinite.of(model, entryNumber, frame).map(report::with).orElse(report);
    return new NonFiniteError(told, step);
  }

  private Map<String, float[]> inputs() {
    Map<String, float[]> inputs = new TreeMap<>();
    for (Slot slot : entry.inputs()) {
      int at = slot.at(entry, frame.batch);
      int count = slot.size() * (slot.perExample() ? frame.batch : 1);
      inputs.put(slot.name(), Arrays.copyOfRange(frame.b, at, at + count));
    }
    return inputs;
  }

  private double loss(int count) {
    double loss = 0;
    for (Slot slot : losses) {
      loss += frame.b[slot.at(entry, count)];
    }
    return loss;
  }

  /** The order: clip, update, bring into bounds. */
  private void update(Moment moment) {
    updates++;
    if (phase.clipNorm() > 0) {
      gradients.clip(phase.clipNorm());
    }
    long total = moment.totalSteps * phase.steps();
    optimizer.step(progress.set(updates, total, moment.epoch, moment.monitor));
    constraint.ifPresent(Constraint::apply);
  }

  /** Puts averages of the parameters in their place, where there are some, or back again. */
  void swapAverages() {
    optimizer.swapAverages();
  }

  LearningRates rates() {
    return optimizer.rates();
  }

  void save(SavedState to) {
    to.put("updates", updates);
    to.put("steps", steps);
    gradients.save(to);
    optimizer.save(to);
  }

  void restore(SavedState from) {
    updates = from.count("updates");
    steps = from.count("steps");
    gradients.restore(from);
    optimizer.restore(from);
  }

  /** Where training is. */
  static final class Moment {
    final long totalSteps;
    int epoch;
    double monitor = Double.NaN;

    Moment(long totalSteps) {
      this.totalSteps = totalSteps;
    }
  }
}
