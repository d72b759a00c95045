package nnet.runtime.train;

import java.util.List;
import nnet.runtime.model.Training;

/** The gradient of a phase between the backward pass and the update: averaged and shortened. */
public final class Gradients {
  private final float[] gradients;
  private final Training.Range[] ranges;
  private final int batches;
  private final float[] sums;
  private int summed;

  /**
   * @param batches whose gradients make one update
   */
  public Gradients(float[] gradients, List<Training.Range> ranges, int batches) {
    this.gradients = gradients;
    this.ranges = ranges.toArray(Training.Range[]::new);
    this.batches = batches;
    this.sums = new float[batches == 1 ? 0 : gradients.length];
  }

  /** Takes in the gradient of a batch; whether an update is due, with the mean of them all. */
  public boolean areComplete() {
    if (batches == 1) {
      return true;
    }
    summed = summed % batches + 1;
    for (Training.Range range : ranges) {
      add(range);
    }
    return summed == batches;
  }

  private void add(Training.Range range) {
    for (int i = range.from(); i < range.to(); i++) {
      sums[i] = summed == 1 ? gradients[i] : sums[i] + gradients[i];
    }
    if (summed == batches) {
      for (int i = range.from(); i < range.to(); i++) {
        gradients[i] = sums[i] / batches;
      }
    }
  }

  /** Shortens the whole gradient where its norm is too large. */
  public void clip(double limit) {
    double norm = Math.sqrt(squares());
    if (norm <= limit) {
      return;
    }
    float scale = (float) (limit / norm);
    for (Training.Range range : ranges) {
      for (int i = range.from(); i < range.to(); i++) {
        gradients[i] *= scale;
      }
    }
  }

  private double squares() {
    double squares = 0;
    for (Training.Range range : ranges) {
      for (int i = range.from(); i < range.to(); i++) {
        squares += (double) gradients[i] * gradients[i];
      }
    }
    return squares;
  }

  /** What is not yet an update. */
  void save(SavedState to) {
    to.put("gradients", sums);
    to.put("gradients summed", summed);
  }

  void restore(SavedState from) {
    from.read("gradients", sums);
    summed = (int) from.count("gradients summed", batches);
  }
}
