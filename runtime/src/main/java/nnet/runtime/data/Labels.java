package nnet.runtime.data;

import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Slot;

/** The classes of examples, as a target has them. */
public final class Labels {
  private Labels() {}

  /** For each example of the part. */
  public static int[] of(Model model, Weights weights, Part part, String target) {
    int chunk = Math.min(DataRun.chunk(model.schema()), part.size());
    DataRun run = new DataRun(model, weights, chunk);
    Slot slot = run.result(target);
    int[] labels = new int[part.size()];
    int[] order = Dataset.inOrder(labels.length);
    for (int from = 0; from < labels.length; from += chunk) {
      int count = Math.min(chunk, labels.length - from);
      run.run(part, order, from, count);
      for (int i = 0; i < count; i++) {
        labels[from + i] = (int) run.workspace()[run.at(slot) + i];
      }
    }
    return labels;
  }
}
