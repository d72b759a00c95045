package nnet.runtime.parallel;

/**
 * One piece of work that has been cut into numbered blocks; blocks may run in any order and at the
 * same time.
 */
@FunctionalInterface
public interface BlockTask {
  /** Does the work of one block. */
  void run(int block);
}
