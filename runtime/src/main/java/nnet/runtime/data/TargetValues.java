package nnet.runtime.data;

import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Slot;

/**
 * What a target is in the examples of a part.
 *
 * @param slot of the data entry
 * @param values example by example
 */
public record TargetValues(Slot slot, float[] values) {

  public static TargetValues of(Model model, Weights weights, Part part, String target) {
    int chunk = Math.min(DataRun.chunk(model.schema()), part.size());
    DataRun run = new DataRun(model, weights, chunk);
    Slot slot = run.result(target);
    int size = slot.size();
    float[] values = new float[Math.multiplyExact(part.size(), size)];
    int[] order = Dataset.inOrder(part.size());
    for (int from = 0; from < order.length; from += chunk) {
      int count = Math.min(chunk, order.length - from);
      run.run(part, order, from, count);
      System.arraycopy(run.workspace(), run.at(slot), values, from * size, count * size);
    }
    return new TargetValues(slot, values);
  }

  public float of(int example, int element) {
    return values[example * slot.size() + element];
  }
}
