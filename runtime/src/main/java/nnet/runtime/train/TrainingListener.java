package nnet.runtime.train;

import java.util.List;
import nnet.runtime.diagnosis.HealthWarning;

/** Hears how training goes. */
public interface TrainingListener {

  /** Before the first step. */
  default void started(int epochs, int batches, int examples) {}

  /**
   * After that, where training is taken up.
   *
   * @param epochs those that are done
   * @param examples seen in the epoch after them
   */
  default void resumed(List<History.Epoch> epochs, int examples) {}

  /** Before the first step of a stage, where there are stages. */
  default void entered(String stage) {}

  /**
   * After each step.
   *
   * @param epoch counted from 1
   * @param examples seen in this epoch
   * @param loss the mean over them
   */
  default void stepped(int epoch, int examples, double loss) {}

  default void finished(History.Epoch epoch) {}

  /** Training goes on, but not well. */
  default void warned(HealthWarning warning) {}

  /** After each step and each epoch: here training can be taken up another time. */
  default void reached(Snapshot snapshot) {}

  /** Whether it wants to be told as soon as possible that a place is {@link #reached}. */
  default boolean isWaiting() {
    return false;
  }

  /** Instead of the end: somebody wants it to stop. */
  default void interrupted() {}

  /** Instead of the end: training cannot go on. */
  default void failed() {}

  /** After the last epoch, also when training stopped early. */
  default void ended(History history) {}
}
