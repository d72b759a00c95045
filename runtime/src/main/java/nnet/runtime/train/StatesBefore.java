package nnet.runtime.train;

import java.util.List;
import nnet.runtime.model.Schema;

/** The states of layers as they were before a step, for when it has to be done once more. */
final class StatesBefore {
  private final float[] states;
  private final float[] kept;
  private final int[] offsets;
  private final int[] sizes;

  StatesBefore(Schema schema, float[] states) {
    List<Schema.State> layers =
        schema.states().stream().filter(s -> s.kind() == Schema.State.Kind.LAYER).toList();
    this.states = states;
    this.offsets = layers.stream().mapToInt(Schema.State::offset).toArray();
    this.sizes = layers.stream().mapToInt(Schema.State::size).toArray();
    this.kept = new float[layers.isEmpty() ? 0 : states.length];
  }

  void keep() {
    copy(states, kept);
  }

  void bringBack() {
    copy(kept, states);
  }

  private void copy(float[] from, float[] to) {
    for (int i = 0; i < offsets.length; i++) {
      System.arraycopy(from, offsets[i], to, offsets[i], sizes[i]);
    }
  }
}
