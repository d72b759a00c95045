package nnet.runtime.train;

import java.util.List;
import java.util.function.Consumer;
import nnet.runtime.io.Weights;

/** A place between two steps from which training can go on another time. */
public interface Snapshot {

  /** Batches since the beginning. */
  long steps();

  /** The epochs that are done. */
  List<History.Epoch> epochs();

  /** Whether an epoch has just ended. */
  boolean isEndOfEpoch();

  /** Whether that was the last one. */
  boolean isEnd();

  /**
   * The state of training beside the weights. While it is used, the weights are those that would
   * predict: averages, where there are some. Its arrays are not copies.
   */
  void use(Consumer<SavedState> reader);

  Weights weights();
}
