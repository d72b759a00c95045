package nnet.runtime.data;

import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;

/** The classes of examples, as a target has them. */
public final class Labels {
  private Labels() {}

  /** For each example of the part. */
  public static int[] of(Model model, Weights weights, Part part, String target) {
    TargetValues values = TargetValues.of(model, weights, part, target);
    int[] labels = new int[part.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (int) values.of(i, 0);
    }
    return labels;
  }
}
