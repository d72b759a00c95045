package nnet.runtime.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nnet.runtime.data.Batches;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Labels;
import nnet.runtime.data.Part;
import nnet.runtime.diagnosis.HealthCheck;
import nnet.runtime.diagnosis.HealthWarning;
import nnet.runtime.diagnosis.NonFinite;
import nnet.runtime.diagnosis.NonFiniteError;
import nnet.runtime.io.Weights;
import nnet.runtime.model.CarriedStates;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.random.BalancedDraws;
import nnet.runtime.random.Permutation;

/** One stage of training, epoch after epoch; all of it where there are no stages. */
final class StageRun {
  private final String name;
  private final String source;
  private final Training plan;
  private final Weights weights;
  private final Part train;
  private final int batch;

  /** Of the training rows, where all classes are drawn equally often. */
  private final Optional<int[]> labels;

  private final List<PhaseRun> phases;
  private final PhaseRun.Moment moment;
  private final Optional<EarlyStopping> stopping;
  private final EpochMeasures measures;

  /** Of the epoch that is under way: sums of the losses of each phase, and rows that are done. */
  private final double[] sums;

  private int done;

  /** Epochs that are done. */
  private int epochs;

  /** What the batch before has left, the same for all phases. */
  private final CarriedStates carried = new CarriedStates();

  private final CarriedStates next = new CarriedStates();

  StageRun(Model model, Training.Stage stage, Dataset data, Weights weights) {
    this.name = stage.name();
    this.source = model.schema().source();
    this.plan = stage.plan();
    this.weights = weights;
    this.train = data.part("train").orElseThrow();
    this.batch = plan.fullBatch() ? train.size() : Math.min(plan.batch(), train.size());
    this.labels =
        plan.sampling().balanced().map(target -> Labels.of(model, weights, train, target));
    plan.sampling()
        .classWeights()
        .ifPresent(each -> new ClassWeighting(each, weights).fit(model, train));
    float[] gradients = new float[weights.parameters().length];
    Batches batches = new Batches(model, weights, batch);
    this.phases =
        IntStream.range(0, plan.phases().size())
            .mapToObj(i -> new PhaseRun(model, stage, i, weights, gradients, batches, batch))
            .toList();
    this.moment = new PhaseRun.Moment((long) plan.epochs() * batches() / plan.accumulate());
    this.stopping =
        plan.earlyStopping()
            .map(each ->
                new EarlyStopping(each, Measures.higherIsBetter(model.schema(), each.monitor())));
    Evaluation evaluation = new Evaluation(model, weights, plan);
    this.measures = new EpochMeasures(plan, evaluation, data.part("validation"));
    this.sums = new double[phases.size()];
  }

  /** Hears of each step: examples seen in this epoch, and the mean loss over them. */
  interface Steps {
    void done(int examples, double loss);

    /** Training goes on, but not well. */
    void warned(HealthWarning warning);

    /** Whether measuring is to stop. */
    boolean stop();
  }

  /** Empty where there are no stages. */
  String name() {
    return name;
  }

  /** Refuses, before the first step, what the plan of any stage monitors and is not measured. */
  void check(Training stage) {
    new EpochMeasures(stage, measures.evaluation(), measures.validation()).check();
  }

  Set<String> measures() {
    return measures.names();
  }

  int batches() {
    return Math.ceilDiv(train.size(), batch);
  }

  int examples() {
    return train.size();
  }

  /** Examples of the epoch that is under way. */
  int done() {
    return done;
  }

  /** Batches since the stage began. */
  long steps() {
    return (long) epochs * batches() + Math.ceilDiv(done, batch);
  }

  boolean isOver() {
    return epochs >= plan.epochs() || stopsEarly();
  }

  boolean stopsEarly() {
    return stopping.map(EarlyStopping::stops).orElse(false);
  }

  boolean isShort() {
    return epochs < plan.epochs();
  }

  /** The best epoch, where early stopping looks for it. */
  Optional<Integer> best() {
    return stopping.map(EarlyStopping::bestEpoch);
  }

  /**
   * The rest of an epoch, measured with averages of the parameters where there are some; nothing,
   * where measuring was stopped on the way.
   */
  Optional<History.Epoch> epoch(int number, Steps steps) {
    moment.epoch = epochs;
    steps(number, steps);
    swapIn();
    Optional<Map<String, Double>> measured = measures.of(sums, train.size(), steps::stop);
    measured.ifPresent(values -> {
      moment.monitor = measures.monitored(values, stopping);
      stopping.ifPresent(each -> each.note(number, values, weights));
    });
    swapOut();
    return measured.map(values -> {
      epochs++;
      done = 0;
      Arrays.fill(sums, 0);
      carried.reset();
      return new History.Epoch(number, name, values);
    });
  }

  /** Leaves the weights that are to predict. */
  void end() {
    swapIn();
    stopping.ifPresent(each -> each.restore(weights));
  }

  void swapIn() {
    phases.forEach(PhaseRun::swapAverages);
  }

  void swapOut() {
    phases.reversed().forEach(PhaseRun::swapAverages);
  }

  private void steps(int number, Steps steps) {
    int rows = train.size();
    int[] order = order(number - 1, rows);
    for (int from = done; from < rows; from = done) {
      int count = Math.min(batch, rows - from);
      double total = 0;
      for (int i = 0; i < phases.size(); i++) {
        double loss = phases.get(i).step(train, order, from, count, moment, carried, next);
        if (!Double.isFinite(loss)) {
          throw failure(phases.get(i), order, loss, number);
        }
        sums[i] += loss * count;
        total += sums[i];
      }
      carried.take(next);
      done = from + count;
      steps.done(done, total / done);
    }
    look(number, order, steps);
  }

  /** Now and then, on the first batch of an epoch that has just been gone through. */
  private void look(int number, int[] order, Steps steps) {
    if (HealthCheck.isDue(epochs + 1, plan.epochs())) {
      for (PhaseRun phase : phases) {
        phase.look(train, order, batch, number).forEach(steps::warned);
      }
    }
  }

  /** Updates with the mean gradient of a few batches, for their loss alone. */
  double trial(int number, double rate) {
    phases.forEach(phase -> phase.rates().set(rate));
    double sum = 0;
    for (int i = 0; i < plan.accumulate(); i++) {
      sum += trial(number * plan.accumulate() + i);
    }
    return sum / plan.accumulate();
  }

  private double trial(int number) {
    int[] order = order(number / batches(), train.size());
    int from = number % batches() * batch;
    int count = Math.min(batch, train.size() - from);
    if (from == 0) {
      carried.reset();
    }
    double total = 0;
    for (PhaseRun phase : phases) {
      total += phase.step(train, order, from, count, moment, carried, next);
    }
    carried.take(next);
    return total;
  }

  boolean hasLearningRate() {
    return phases.stream().allMatch(phase -> phase.rates().canBeSet());
  }

  private int[] order(int epoch, int rows) {
    if (labels.isPresent()) {
      return BalancedDraws.of(plan.seed(), epoch, labels.get());
    }
    if (plan.sampling().shuffle()) {
      return Permutation.of(plan.seed(), epoch, rows);
    }
    return IntStream.range(0, rows).toArray();
  }

  private NonFiniteError failure(PhaseRun phase, int[] order, double loss, int epoch) {
    NonFinite report =
        new NonFinite(
            phase.failed(), loss, epoch, done / batch + 1, batches(), source, Optional.empty());
    return phase.failure(train, order, done, carried, report);
  }

  void save(SavedState to) {
    to.put("epochs", epochs);
    to.put("examples", done);
    to.put("sums", sums);
    to.put("monitored", moment.monitor);
    carried.values().forEach(to.of("carried")::put);
    for (int i = 0; i < phases.size(); i++) {
      phases.get(i).save(to.of("phase " + i));
    }
    stopping.ifPresent(each -> each.save(to.of("stopping")));
  }

  void restore(SavedState from) {
    epochs = (int) from.count("epochs", Integer.MAX_VALUE);
    done = (int) from.count("examples", train.size());
    from.read("sums", sums);
    moment.monitor = from.numbers("monitored", 1)[0];
    carried.set(from.arraysOf("carried"));
    for (int i = 0; i < phases.size(); i++) {
      phases.get(i).restore(from.of("phase " + i));
    }
    stopping.ifPresent(each -> each.restore(from.of("stopping"), weights));
  }
}
