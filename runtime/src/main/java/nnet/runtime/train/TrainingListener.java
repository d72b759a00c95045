package nnet.runtime.train;

/** Hears how training goes. */
public interface TrainingListener {

  /** Before the first step. */
  default void started(int epochs, int batches, int examples) {}

  /**
   * After each step.
   *
   * @param epoch counted from 1
   * @param examples seen in this epoch
   * @param loss the mean over them
   */
  default void stepped(int epoch, int examples, double loss) {}

  default void finished(History.Epoch epoch) {}

  /** After the last epoch, also when training stopped early. */
  default void ended(History history) {}
}
