package nnet.runtime.model;

import java.util.List;
import java.util.Optional;

/**
 * A {@code train} declaration.
 *
 * @param fullBatch whether each batch is the whole training split ({@code batch: all})
 */
public record Training(
    int epochs,
    int batch,
    boolean fullBatch,
    long seed,
    boolean shuffle,
    List<Phase> phases,
    Optional<EarlyStopping> earlyStopping) {

  public Training {
    phases = List.copyOf(phases);
  }

  /**
   * What one optimizer updates in each step, phases in order on the same batch.
   *
   * @param entry the name of its entry
   * @param ranges of the flat parameter array, {@code from} to {@code to} exclusive
   * @param states number of the optimizer's states of the parameters' layout
   * @param stateInitials their initial values
   * @param scalarInitials the initial values of its scalar states
   * @param options names of its real options, in the order of {@link Model#options}
   * @param steps updates for each batch
   * @param clipNorm greatest norm of the phase's gradient, 0 for none
   */
  public record Phase(
      String name,
      String entry,
      String loss,
      String optimizer,
      List<Range> ranges,
      int states,
      List<Double> stateInitials,
      List<Double> scalarInitials,
      List<String> options,
      int steps,
      double clipNorm) {
    public Phase {
      ranges = List.copyOf(ranges);
      stateInitials = List.copyOf(stateInitials);
      scalarInitials = List.copyOf(scalarInitials);
      options = List.copyOf(options);
    }
  }

  /** Floats {@code from} to {@code to}, exclusive. */
  public record Range(int from, int to) {}

  /**
   * @param monitor such as {@code validation.loss} or {@code validation.accuracy}
   * @param restore whether the best parameters come back at the end
   */
  public record EarlyStopping(
      String monitor, int patience, double minDelta, boolean higherIsBetter, boolean restore) {}
}
