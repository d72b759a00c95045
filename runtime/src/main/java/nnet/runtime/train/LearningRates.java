package nnet.runtime.train;

import java.util.stream.IntStream;
import nnet.runtime.model.Training;

/**
 * Where the learning rates of an optimizer are among its options, to try others. Groups of
 * parameters keep their ratio to the first group.
 */
final class LearningRates {
  private final int[] places;
  private double set = Double.NaN;

  LearningRates(Training.Optimizer optimizer) {
    int count = optimizer.options().size();
    this.places =
        IntStream.range(0, count * optimizer.groups())
            .filter(i -> isRate(optimizer.options().get(i % count)))
            .toArray();
  }

  private static boolean isRate(String name) {
    return name.substring(name.lastIndexOf('.') + 1).equals(LearningRateFinder.OPTION);
  }

  /** Whether there is one that can be set. */
  boolean canBeSet() {
    return places.length > 0;
  }

  /** From here on this counts, whatever the plan says. */
  void set(double rate) {
    set = rate;
  }

  void apply(double[] values) {
    if (Double.isNaN(set)) {
      return;
    }
    double first = values[places[0]];
    for (int place : places) {
      values[place] = first > 0 ? set * (values[place] / first) : set;
    }
  }
}
