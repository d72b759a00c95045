package nnet.runtime.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Part;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.CarriedStates;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.random.Permutation;

/**
 * Trains a model as its plan says. The same plan, data and weights give the same bits, whatever the
 * machine and its threads.
 */
public final class Trainer {
  private final Model model;
  private final Training plan;
  private final Weights weights;
  private final TrainingListener listener;
  private final Part train;
  private final Optional<Part> validation;
  private final int batch;
  private final List<PhaseRun> phases;
  private final PhaseRun.Moment moment;
  private final Optional<EarlyStopping> stopping;
  private final double[] sums;

  /** What the batch before has left, the same for all phases. */
  private final CarriedStates carried = new CarriedStates();

  private final CarriedStates next = new CarriedStates();

  public Trainer(
      Model model, Training plan, Dataset data, Weights weights, TrainingListener listener) {
    this.model = model;
    this.plan = plan;
    this.weights = weights;
    this.listener = listener;
    this.train = data.part("train").orElseThrow();
    this.validation = data.part("validation");
    this.batch = plan.fullBatch() ? train.size() : Math.min(plan.batch(), train.size());
    float[] gradients = new float[weights.parameters().length];
    this.phases =
        IntStream.range(0, plan.phases().size())
            .mapToObj(i -> new PhaseRun(model, i, plan, weights, gradients, batch))
            .toList();
    this.moment = new PhaseRun.Moment((long) plan.epochs() * batches() / plan.accumulate());
    this.stopping = plan.earlyStopping().map(EarlyStopping::new);
    this.sums = new double[phases.size()];
  }

  private int batches() {
    return Math.ceilDiv(train.size(), batch);
  }

  public History train() {
    listener.started(plan.epochs(), batches(), train.size());
    Evaluation evaluation = new Evaluation(model, weights, plan);
    List<History.Epoch> epochs = new ArrayList<>();
    boolean stop = false;
    for (int number = 1; number <= plan.epochs() && !stop; number++) {
      History.Epoch epoch = new History.Epoch(number, epoch(number, evaluation));
      epochs.add(epoch);
      listener.finished(epoch);
      stop = stopsAfter(epoch);
      if (number < plan.epochs() && !stop) {
        phases.reversed().forEach(PhaseRun::swapAverages);
      }
    }
    stopping.ifPresent(each -> each.restore(weights));
    int best = stopping.map(EarlyStopping::bestEpoch).orElse(epochs.size());
    History history = new History(epochs, best, stop && epochs.size() < plan.epochs());
    listener.ended(history);
    return history;
  }

  private boolean stopsAfter(History.Epoch epoch) {
    moment.monitor = monitored(epoch.values());
    return stopping
        .map(each -> each.stopsAfter(epoch.number(), epoch.values(), weights))
        .orElse(false);
  }

  /** What schedules read: what is asked for, else what early stopping watches, else the loss. */
  private double monitored(Map<String, Double> values) {
    if (plan.monitor().isPresent()) {
      return Measures.required(plan.monitor().get(), values, "a schedule");
    }
    double usual = values.getOrDefault("train.loss", Double.NaN);
    return stopping
        .map(each -> each.monitored(values))
        .orElseGet(() -> values.getOrDefault("validation.loss", usual));
  }

  /** An epoch, measured with averages of the parameters where there are some. */
  private Map<String, Double> epoch(int number, Evaluation evaluation) {
    moment.epoch = number - 1;
    steps(number);
    phases.forEach(PhaseRun::swapAverages);
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < phases.size(); i++) {
      String name = phases.size() == 1 ? "loss" : phases.get(i).lossName();
      values.put("train." + name, sums[i] / train.size());
    }
    if (validation.isPresent()) {
      evaluation
          .of(validation.get())
          .forEach((name, value) -> values.put("validation." + name, value));
    }
    return values;
  }

  private void steps(int number) {
    int rows = train.size();
    int[] order = order(number - 1, rows);
    Arrays.fill(sums, 0);
    carried.reset();
    for (int from = 0; from < rows; from += batch) {
      int count = Math.min(batch, rows - from);
      double total = 0;
      for (int i = 0; i < phases.size(); i++) {
        double loss = phases.get(i).step(train, order, from, count, moment, carried, next);
        if (!Double.isFinite(loss)) {
          throw diverged(phases.get(i), loss, number, from / batch + 1);
        }
        sums[i] += loss * count;
        total += sums[i];
      }
      carried.take(next);
      listener.stepped(number, from + count, total / (from + count));
    }
  }

  private int[] order(int epoch, int rows) {
    if (plan.shuffle()) {
      return Permutation.of(plan.seed(), epoch, rows);
    }
    return IntStream.range(0, rows).toArray();
  }

  private UserError diverged(PhaseRun phase, double loss, int epoch, int step) {
    return new UserError(
        "%s became %s in epoch %d, step %d of %d"
                .formatted(
                    phase.lossName(),
                    Double.isNaN(loss) ? "not a number" : "infinite",
                    epoch,
                    step,
                    batches())
            + "\n  help: a smaller learning rate, `clip_norm`, or standardized inputs usually"
            + " cure this");
  }
}
