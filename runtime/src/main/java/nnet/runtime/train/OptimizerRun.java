package nnet.runtime.train;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nnet.runtime.model.Model;
import nnet.runtime.model.Progress;
import nnet.runtime.model.Training;
import nnet.runtime.model.Update;

/**
 * A phase's optimizer with its states. Elements are updated apart from each other, and sums over a
 * parameter have one order, so that any number of threads gives the same bits.
 */
public final class OptimizerRun {
  private final Model model;
  private final int phase;
  private final Training.Range[] ranges;
  private final double[] values;
  private final double[][] scalars;
  private final Update update;
  private final Optional<float[]> average;
  private final LearningRates rates;

  public OptimizerRun(
      Model model, int number, Training.Phase phase, float[] parameters, float[] gradients) {
    Training.Optimizer optimizer = phase.optimizer();
    this.model = model;
    this.phase = number;
    this.ranges = phase.ranges().toArray(Training.Range[]::new);
    this.values = values(optimizer);
    this.scalars = new double[ranges.length][];
    Arrays.setAll(scalars, i -> doubles(optimizer.scalars()));
    float[][] states =
        optimizer.states().stream()
            .map(state -> initial(state, parameters))
            .toArray(float[][]::new);
    float[] scratch = new float[optimizer.reduces() ? parameters.length : 0];
    double[] options = new double[optimizer.options().size()];
    this.update = new Update(parameters, gradients, states, new double[0], options, scratch);
    this.rates = new LearningRates(optimizer);
    this.average = optimizer.average().map(index -> states[index]);
  }

  private static double[] values(Training.Optimizer optimizer) {
    int options = optimizer.options().size() * optimizer.groups();
    double[] memory = doubles(optimizer.memory());
    double[] values = new double[options + memory.length];
    System.arraycopy(memory, 0, values, options, memory.length);
    return values;
  }

  private static double[] doubles(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static float[] initial(Training.State state, float[] parameters) {
    if (state.ofParameter()) {
      return parameters.clone();
    }
    float[] values = new float[parameters.length];
    Arrays.fill(values, (float) state.initial());
    return values;
  }

  /** One update of every parameter of the phase. */
  public void step(Progress progress) {
    model.options(phase, progress, values);
    rates.apply(values);
    update.step = progress.step();
    int options = update.options.length;
    for (int i = 0; i < ranges.length; i++) {
      System.arraycopy(values, ranges[i].group() * options, update.options, 0, options);
      update.scalars = scalars[i];
      update.from = ranges[i].from();
      update.to = ranges[i].to();
      model.update(phase, update);
    }
  }

  LearningRates rates() {
    return rates;
  }

  /** Puts the averages in the parameters' place, or back again. */
  public void swapAverages() {
    if (average.isEmpty()) {
      return;
    }
    float[] averages = average.get();
    for (Training.Range range : ranges) {
      for (int i = range.from(); i < range.to(); i++) {
        float parameter = update.parameters[i];
        update.parameters[i] = averages[i];
        averages[i] = parameter;
      }
    }
  }

  /** All that it keeps from step to step. */
  void save(SavedState to) {
    for (int i = 0; i < update.states.length; i++) {
      to.put("state " + i, update.states[i]);
    }
    for (int i = 0; i < scalars.length; i++) {
      to.put("scalars " + i, scalars[i]);
    }
    to.put("schedules", values);
  }

  void restore(SavedState from) {
    for (int i = 0; i < update.states.length; i++) {
      from.read("state " + i, update.states[i]);
    }
    for (int i = 0; i < scalars.length; i++) {
      from.read("scalars " + i, scalars[i]);
    }
    from.read("schedules", values);
  }
}
