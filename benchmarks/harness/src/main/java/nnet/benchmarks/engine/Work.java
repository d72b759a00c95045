package nnet.benchmarks.engine;

/** A workload on its data, in memory and compiled. */
public interface Work extends AutoCloseable {

  /** Does it that many times. */
  void run(int times);

  /**
   * The loss of the last step, or the sum of the last results: tells whether engines do the same.
   */
  double check();

  /** How many numbers are learned. */
  long parameters();

  @Override
  default void close() {}
}
