package nnet.runtime.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import nnet.runtime.data.Dataset;
import nnet.runtime.diagnosis.HealthWarning;
import nnet.runtime.diagnosis.NonFiniteError;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;

/**
 * Trains a model as its plan says, stage after stage. The same plan, data and weights give the same
 * bits, whatever the machine and its threads, and however often training was stopped on the way.
 * Thresholds of decisions are fitted at the end, with the weights that are to predict.
 */
public final class Trainer implements Snapshot {
  private final Model model;
  private final Training plan;
  private final Dataset data;
  private final Weights weights;
  private final TrainingListener listener;
  private final DecisionFit decisions;
  private final List<History.Epoch> epochs = new ArrayList<>();
  private int stage;
  private StageRun run;

  /** Batches of the stages before. */
  private long stepsBefore;

  private boolean resumed;

  public Trainer(
      Model model, Training plan, Dataset data, Weights weights, TrainingListener listener) {
    this.model = model;
    this.plan = plan;
    this.data = data;
    this.weights = weights;
    this.listener = listener;
    this.run = run(0);
    plan.stages().forEach(each -> run.check(each.plan()));
    this.decisions = new DecisionFit(model, plan, data, weights);
    decisions.check();
  }

  private StageRun run(int number) {
    return new StageRun(model, plan.stages().get(number), data, weights);
  }

  /** Goes on where a snapshot was taken, of which the weights have their part already. */
  public void resume(SavedState state) {
    stage = (int) Math.min(state.count("stage"), plan.stages().size() - 1L);
    stepsBefore = state.count("steps before");
    String history = state.text("history");
    if (history.lines().count() > 1) {
      epochs.addAll(History.parse(history, "the checkpoint").epochs());
    }
    run = run(stage);
    run.restore(state.of("stage"));
    run.swapOut();
    resumed = true;
  }

  /** The names of what is measured after an epoch. */
  public Set<String> measures() {
    return run.measures();
  }

  public History train() {
    try {
      return allStages();
    } catch (NonFiniteError failure) {
      listener.failed();
      throw failure;
    }
  }

  private History allStages() {
    decisions.clear();
    Provenance.note(model.schema(), plan, data, weights, resumed);
    listener.started(plan.totalEpochs(), run.batches(), run.examples());
    if (resumed) {
      listener.resumed(epochs(), run.done());
    }
    runStage();
    while (stage + 1 < plan.stages().size()) {
      stepsBefore += run.steps();
      stage++;
      run = run(stage);
      runStage();
    }
    decisions.fit();
    History history =
        new History(epochs, run.best().orElse(epochs.size()), run.stopsEarly() && run.isShort());
    listener.ended(history);
    return history;
  }

  private void runStage() {
    if (!run.name().isEmpty()) {
      listener.entered(run.name());
    }
    while (!run.isOver()) {
      int number = epochs.size() + 1;
      run.epoch(number, new Told(number))
          .ifPresent(epoch -> {
            epochs.add(epoch);
            listener.finished(epoch);
          });
      listener.reached(this);
    }
    run.end();
  }

  /** Passes on what happens within an epoch. */
  private final class Told implements StageRun.Steps {
    private final int epoch;

    Told(int epoch) {
      this.epoch = epoch;
    }

    @Override
    public void done(int examples, double loss) {
      listener.stepped(epoch, examples, loss);
      listener.reached(Trainer.this);
    }

    @Override
    public void warned(HealthWarning warning) {
      listener.warned(warning);
    }

    @Override
    public boolean stop() {
      return listener.isWaiting();
    }
  }

  @Override
  public long steps() {
    return stepsBefore + run.steps();
  }

  @Override
  public List<History.Epoch> epochs() {
    return Collections.unmodifiableList(epochs);
  }

  @Override
  public boolean isEndOfEpoch() {
    return run.done() == 0;
  }

  @Override
  public boolean isEnd() {
    return isEndOfEpoch() && run.isOver() && stage + 1 == plan.stages().size();
  }

  @Override
  public void use(Consumer<SavedState> reader) {
    SavedState state = new SavedState();
    state.put("stage", stage);
    state.put("steps before", stepsBefore);
    state.put("history", new History(epochs, 0, false).csv());
    run.swapIn();
    decide();
    try {
      run.save(state.of("stage"));
      reader.accept(state);
    } finally {
      run.swapOut();
    }
  }

  /** What is written down at the end of an epoch predicts with thresholds of its own. */
  private void decide() {
    if (isEndOfEpoch()) {
      decisions.fit();
    } else {
      decisions.clear();
    }
  }

  @Override
  public Weights weights() {
    return weights;
  }
}
