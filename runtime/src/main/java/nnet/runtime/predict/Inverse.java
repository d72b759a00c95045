package nnet.runtime.predict;

import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Schema;

/**
 * Brings an output back into the unit of its target.
 *
 * @param at of the output in a result
 * @param scale of the state that holds the scale, and {@code shift} likewise
 * @param width elements of these states: one for each element, or one for all
 */
public record Inverse(int at, int size, int scale, int shift, int width) {

  public static Inverse of(Schema schema, DataPlan.Inversion inversion, int at, int size) {
    Schema.State scale = state(schema, inversion.scaleState());
    Schema.State shift = state(schema, inversion.shiftState());
    return new Inverse(at, size, scale.offset(), shift.offset(), scale.size());
  }

  private static Schema.State state(Schema schema, String path) {
    return schema.states().stream()
        .filter(state -> state.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no state " + path));
  }

  public void apply(float[] states, float[] results, int count, int stride) {
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < size; j++) {
        int element = i * stride + at + j;
        int state = j % width;
        results[element] = results[element] * states[scale + state] + states[shift + state];
      }
    }
  }
}
