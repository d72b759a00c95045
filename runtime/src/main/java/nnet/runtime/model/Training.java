package nnet.runtime.model;

import java.util.List;
import java.util.Optional;

/**
 * A {@code train} declaration.
 *
 * @param fullBatch whether each batch is the whole training split ({@code batch: all})
 * @param accumulate batches whose gradients are averaged for one update
 * @param monitor the measure that schedules read; empty for the usual one
 */
public record Training(
    int epochs,
    int batch,
    boolean fullBatch,
    long seed,
    boolean shuffle,
    int accumulate,
    Optional<String> monitor,
    List<Phase> phases,
    Optional<EarlyStopping> earlyStopping) {

  public Training {
    phases = List.copyOf(phases);
  }

  public Training withPhases(List<Phase> other) {
    return new Training(
        epochs, batch, fullBatch, seed, shuffle, accumulate, monitor, other, earlyStopping);
  }

  /** The same with other draws. */
  public Training withSeed(long other) {
    return withExtent(epochs, batch, fullBatch, other);
  }

  /** The same for a run of other extent. */
  public Training withExtent(int epochs, int batch, boolean fullBatch, long seed) {
    return new Training(
        epochs, batch, fullBatch, seed, shuffle, accumulate, monitor, phases, earlyStopping);
  }

  /**
   * What one optimizer updates in each step, phases in order on the same batch.
   *
   * @param entry the name of its entry
   * @param ranges of the flat parameter array
   * @param steps updates for each batch
   * @param clipNorm greatest norm of the phase's gradient, 0 for none
   * @param constraint the name of the entry that brings parameters into their bounds after an
   *     update
   */
  public record Phase(
      String name,
      String entry,
      String loss,
      Optimizer optimizer,
      List<Range> ranges,
      int steps,
      double clipNorm,
      Optional<String> constraint) {
    public Phase {
      ranges = List.copyOf(ranges);
    }

    public Phase withRanges(List<Range> other) {
      return new Phase(name, entry, loss, optimizer, other, steps, clipNorm, constraint);
    }
  }

  /**
   * What an optimizer keeps from step to step, and how its options are laid out: those of the first
   * group of parameters, of the second, and so on, then what the schedules keep.
   *
   * @param states of the parameters' layout
   * @param scalars initial values of its scalar states
   * @param options names of what {@link Model#options} computes for one group
   * @param groups of parameters, each with options of its own
   * @param memory initial values of the schedules' states
   * @param average the state that takes the parameters' place in evaluation and prediction
   * @param reduces whether it needs sums over whole parameters
   */
  public record Optimizer(
      String name,
      List<State> states,
      List<Double> scalars,
      List<String> options,
      int groups,
      List<Double> memory,
      Optional<Integer> average,
      boolean reduces) {
    public Optimizer {
      states = List.copyOf(states);
      scalars = List.copyOf(scalars);
      options = List.copyOf(options);
      memory = List.copyOf(memory);
    }
  }

  /**
   * @param initial of every element
   * @param ofParameter whether it begins as a copy of the parameter instead
   */
  public record State(double initial, boolean ofParameter) {}

  /** Floats {@code from} to {@code to}, exclusive, of one group of parameters. */
  public record Range(int from, int to, int group) {}

  /**
   * @param monitor such as {@code validation.loss} or {@code validation.accuracy}
   * @param restore whether the best parameters come back at the end
   */
  public record EarlyStopping(
      String monitor, int patience, double minDelta, boolean higherIsBetter, boolean restore) {}
}
