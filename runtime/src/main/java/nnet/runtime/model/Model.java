package nnet.runtime.model;

/**
 * A compiled network. Every generated class implements it; it has no state of its own, so one
 * instance serves any number of threads, each with its own {@link Frame}.
 */
public interface Model {

  Schema schema();

  /**
   * Runs an entry: reads the input slots of {@code frame.b}, writes the output slots; a training
   * entry also adds nothing but sets {@code frame.g} for the parameters of its phase, and entries
   * that update states (of layers, of metrics) write {@code frame.s} after everything else.
   *
   * @param entry its position in {@link Schema#entries}
   */
  void run(int entry, Frame frame);

  /**
   * The same for an entry that trains, group of steps by group of steps; others just run.
   *
   * @param watch is told after each group
   */
  default void run(int entry, Frame frame, Watch watch) {
    run(entry, frame);
  }

  /** What the steps of a training entry make: a {@link Made#table}; empty of other entries. */
  default String made(int entry) {
    return "";
  }

  /**
   * One update of the parameters {@code from} (inclusive) to {@code to} by a phase's optimizer; a
   * whole parameter where the optimizer sums over one.
   */
  void update(int phase, Update update);

  /**
   * The values of a phase's real optimizer options at this point of training, group by group; after
   * them are the states of its schedules, which go on.
   */
  void options(int phase, Progress progress, double[] values);

  /** The result of a metric from its states in {@code states}; NaN where it is undefined. */
  double metric(int metric, float[] states);
}
